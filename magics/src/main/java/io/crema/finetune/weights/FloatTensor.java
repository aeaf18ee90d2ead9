package io.crema.finetune.weights;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor of 32-bit floats outside the engine, row-major.
 *
 * @param shape lengths of the axes
 * @param values as many as the shape says; read from position 0, never written
 */
public record FloatTensor(List<Long> shape, FloatBuffer values) {
    public FloatTensor {
        shape = List.copyOf(shape);
        values = values.asReadOnlyBuffer().rewind();
        if (shape.stream().anyMatch(length -> length < 0) || elements(shape) != values.remaining()) {
            throw new WeightsException("a tensor of shape " + shape + " cannot have " + values.remaining() + " values");
        }
    }

    /** How many values a shape has. */
    static long elements(List<Long> shape) {
        try {
            return shape.stream().reduce(1L, Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new WeightsException("a tensor of shape " + shape + " is too large", e);
        }
    }

    /** A tensor over an array. */
    public static FloatTensor of(float[] values, long... shape) {
        return new FloatTensor(Arrays.stream(shape).boxed().toList(), FloatBuffer.wrap(values));
    }

    /** A copy of the values. */
    public float[] toArray() {
        float[] copy = new float[values.remaining()];
        values.duplicate().get(copy);
        return copy;
    }

    /** This matrix (n, m) turned to (m, n). */
    public FloatTensor transposed() {
        if (shape.size() != 2) {
            throw new WeightsException("only a matrix can be transposed, not " + shape);
        }
        int rows = shape.get(0).intValue();
        int columns = shape.get(1).intValue();
        float[] turned = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                turned[c * rows + r] = values.get(r * columns + c);
            }
        }
        return of(turned, columns, rows);
    }
}
