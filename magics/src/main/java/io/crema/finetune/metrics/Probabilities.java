package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a model gave to each class, and what metrics need of it that does not change with the rows' weights. */
final class Probabilities {
    private static final double LEAST = Math.ulp(1.0);

    private final double[][] values;
    private final double[] surprises;
    private final double[] squaredDistances;
    private final AtomicReferenceArray<int @Nullable []> ascending;

    /** @param values {@code (rows, classes)}, not copied */
    Probabilities(double[][] values, int[] truth) {
        this.values = values;
        this.surprises = IntStream.range(0, truth.length)
                .mapToDouble(row -> -Math.log(Math.max(values[row][truth[row]], LEAST)))
                .toArray();
        this.squaredDistances = IntStream.range(0, truth.length)
                .mapToDouble(row -> squaredDistance(values[row], truth[row]))
                .toArray();
        this.ascending = new AtomicReferenceArray<>(values[0].length);
    }

    private static double squaredDistance(double[] probabilities, int truth) {
        double sum = 0;
        for (int label = 0; label < probabilities.length; label++) {
            double distance = probabilities[label] - (truth == label ? 1 : 0);
            sum += distance * distance;
        }
        return sum;
    }

    double of(int row, int label) {
        return values[row][label];
    }

    double[] row(int row) {
        return values[row];
    }

    /** {@code -ln p(true class)}; a probability under 2.2e-16 counts as that. */
    double surprise(int row) {
        return surprises[row];
    }

    /** {@code Σ_c (p_c - y_c)²}. */
    double squaredDistance(int row) {
        return squaredDistances[row];
    }

    /** The rows in the order of a class's probability, least first; not to be changed. */
    int[] ascending(int label) {
        int[] known = ascending.get(label);
        if (known != null) {
            return known;
        }
        int[] sorted = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a][label], values[b][label]))
                .mapToInt(Integer::intValue)
                .toArray();
        ascending.set(label, sorted);
        return sorted;
    }

    /** The most probable class of every row, the first of equals. */
    static int[] mostProbable(double[][] values) {
        return Arrays.stream(values)
                .mapToInt(row -> IntStream.range(1, row.length)
                        .reduce(0, (best, label) -> row[label] > row[best] ? label : best))
                .toArray();
    }
}
