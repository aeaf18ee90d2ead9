package io.crema.finetune.engine;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.function.Consumer;

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

    /** As above, the writer putting as many as the array has. */
    public static void fill(NDArray array, Consumer<FloatBuffer> writer) {
        if (array.size() == 0) {
            return;
        }
        if (array.getDevice().isGpu()) {
            FloatBuffer values = FloatBuffer.allocate(Math.toIntExact(array.size()));
            writer.accept(values);
            array.set(values.rewind());
        } else {
            writer.accept(of(array));
        }
    }
}
