package io.crema.finetune.engine;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;

/** The values of FLOAT32 arrays, read and written where they lie. */
public final class TensorValues {
    private TensorValues() {}

    /** The values, row-major: the array's own memory on the processor, which later steps change, and else a copy. */
    public static FloatBuffer of(NDArray array) {
        return array.toByteBuffer(true).asFloatBuffer();
    }

    /**
     * Puts values in place of an array's.
     *
     * @throws IllegalArgumentException if there are not as many
     */
    public static void fill(NDArray array, FloatBuffer values) {
        if (values.remaining() != array.size()) {
            throw new IllegalArgumentException(
                    values.remaining() + " values do not fill an array of shape " + array.getShape());
        }
        if (array.getDevice().isGpu()) {
            array.set(values);
        } else {
            of(array).put(values.duplicate());
        }
    }
}
