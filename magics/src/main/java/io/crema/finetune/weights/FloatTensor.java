package io.crema.finetune.weights;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A tensor of 32-bit floats outside the engine, row-major: in memory, or computed each time it is asked for, so that a
 * checkpoint of another type of number is never in memory twice.
 */
public sealed interface FloatTensor {

    /** Lengths of the axes. */
    List<Long> shape();

    /** As many as the shape says, from position 0 on; not to be written. */
    FloatBuffer values();

    /** Writes the values, which the target must have room for. */
    void writeTo(FloatBuffer target);

    /**
     * Values in memory.
     *
     * @param values as many as the shape says; read from position 0, never written
     */
    record Held(List<Long> shape, FloatBuffer values) implements FloatTensor {
        public Held {
            shape = List.copyOf(shape);
            values = values.asReadOnlyBuffer().rewind();
            if (shape.stream().anyMatch(length -> length < 0) || elements(shape) != values.remaining()) {
                throw new WeightsException(
                        "a tensor of shape " + shape + " cannot have " + values.remaining() + " values");
            }
        }

        @Override
        public void writeTo(FloatBuffer target) {
            target.put(values.duplicate());
        }
    }

    /**
     * Values that are computed when they are asked for.
     *
     * @param writer writes as many as the shape says
     */
    record Computed(List<Long> shape, Consumer<FloatBuffer> writer) implements FloatTensor {
        public Computed {
            shape = List.copyOf(shape);
        }

        @Override
        public FloatBuffer values() {
            FloatBuffer values = FloatBuffer.allocate(Math.toIntExact(elements(shape)));
            writer.accept(values);
            return values.rewind();
        }

        @Override
        public void writeTo(FloatBuffer target) {
            writer.accept(target);
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
    static FloatTensor of(float[] values, long... shape) {
        return new Held(Arrays.stream(shape).boxed().toList(), FloatBuffer.wrap(values));
    }

    /** A copy of the values. */
    default float[] toArray() {
        FloatBuffer values = values();
        float[] copy = new float[values.remaining()];
        values.duplicate().get(copy);
        return copy;
    }

    /** This matrix (n, m) turned to (m, n). */
    default FloatTensor transposed() {
        if (shape().size() != 2) {
            throw new WeightsException("only a matrix can be transposed, not " + shape());
        }
        int rows = shape().get(0).intValue();
        int columns = shape().get(1).intValue();
        return new Computed(List.of((long) columns, (long) rows), target -> {
            FloatBuffer values = values();
            for (int c = 0; c < columns; c++) {
                for (int r = 0; r < rows; r++) {
                    target.put(values.get(r * columns + c));
                }
            }
        });
    }
}
