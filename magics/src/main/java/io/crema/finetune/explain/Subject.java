package io.crema.finetune.explain;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** An example as the numbers that a model takes: what is varied, from which baseline, and in which parts. */
final class Subject {
    /** How many tokens are run at once; more are not faster, and take memory. */
    private static final int TOKENS_TOGETHER = 2048;

    private final List<long[]> fixed;
    private final Layout layout;
    private final float[] example;
    private final float[] baseline;
    private final int[] partOf;

    /**
     * How the numbers lie.
     *
     * @param shape row-major, without the axis of the batch
     * @param positionOf the token or pixel that a number belongs to
     * @param parts the part that each position belongs to, or -1 for none
     * @param together how many examples fit into one batch
     */
    record Layout(List<Long> shape, IntUnaryOperator positionOf, List<Integer> parts, int together) {
        Layout {
            shape = List.copyOf(shape);
            parts = List.copyOf(parts);
        }
    }

    /**
     * @param fixed rows of whole numbers that the model takes before, and that stay: token ids and their mask
     * @param example not copied, as {@code baseline}, and as long
     */
    Subject(List<long[]> fixed, Layout layout, float[] example, float[] baseline) {
        this.fixed = List.copyOf(fixed);
        this.layout = layout;
        this.example = example;
        this.baseline = baseline;
        this.partOf = new int[example.length];
        for (int i = 0; i < partOf.length; i++) {
            partOf[i] = layout.parts().get(layout.positionOf().applyAsInt(i));
        }
    }

    /**
     * Tokens' vectors.
     *
     * @param vectors (T, C), row-major
     * @param blank the vector of a token that is not there
     * @param parts that each token belongs to, or -1 for those that always stay
     */
    static Subject ofVectors(List<long[]> fixed, float[] vectors, float[] blank, List<Integer> parts) {
        int size = blank.length;
        float[] absent = vectors.clone();
        for (int token = 0; token < parts.size(); token++) {
            if (parts.get(token) >= 0) {
                System.arraycopy(blank, 0, absent, token * size, size);
            }
        }
        var layout = new Layout(
                List.of((long) parts.size(), (long) size),
                number -> number / size,
                parts,
                Math.max(1, TOKENS_TOGETHER / parts.size()));
        return new Subject(fixed, layout, vectors, absent);
    }

    List<long[]> fixed() {
        return fixed;
    }

    float[] example() {
        return example;
    }

    float[] baseline() {
        return baseline;
    }

    int together() {
        return layout.together();
    }

    int parts() {
        return layout.parts().stream().mapToInt(part -> part + 1).max().orElse(0);
    }

    /** The shape of so many examples. */
    long[] shape(int examples) {
        long[] shape = new long[layout.shape().size() + 1];
        shape[0] = examples;
        for (int i = 1; i < shape.length; i++) {
            shape[i] = layout.shape().get(i - 1);
        }
        return shape;
    }

    /** Writes the numbers with only some parts there; what belongs to no part stays. */
    void write(BitSet kept, float[] into, int offset) {
        for (int i = 0; i < partOf.length; i++) {
            into[offset + i] = partOf[i] < 0 || kept.get(partOf[i]) ? example[i] : baseline[i];
        }
    }

    /** Adds up what the numbers contribute, by parts and by positions. */
    PartScore.Contributions sums(double[] contributions) {
        double[] byPart = new double[parts()];
        double[] byPosition = new double[layout.parts().size()];
        double apart = 0;
        for (int i = 0; i < contributions.length; i++) {
            byPosition[layout.positionOf().applyAsInt(i)] += contributions[i];
            if (partOf[i] < 0) {
                apart += contributions[i];
            } else {
                byPart[partOf[i]] += contributions[i];
            }
        }
        return new PartScore.Contributions(Lists.of(byPart), apart, Lists.of(byPosition));
    }
}
