package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a model gave to each class, and what metrics need of it that does not change with the rows' weights. */
final class Probabilities {
    private static final double LEAST = Math.ulp(1.0);

    private final double[][] values;
    private final int[] truth;
    private final double[] excesses;
    private final int[] bins;
    private final double[] surprises;
    private final double[] squaredDistances;
    private final AtomicReferenceArray<@Nullable Ranking> rankings;

    /** @param values {@code (rows, classes)}, not copied, as the others */
    Probabilities(double[][] values, int[] truth, int[] predicted) {
        this.values = values;
        this.truth = truth;
        this.excesses = IntStream.range(0, truth.length)
                .mapToDouble(row -> (predicted[row] == truth[row] ? 1 : 0) - values[row][predicted[row]])
                .toArray();
        this.bins = IntStream.range(0, truth.length)
                .map(row -> CalibrationError.bin(values[row][predicted[row]]))
                .toArray();
        this.surprises = IntStream.range(0, truth.length)
                .mapToDouble(row -> -Math.log(Math.max(values[row][truth[row]], LEAST)))
                .toArray();
        this.squaredDistances = IntStream.range(0, truth.length)
                .mapToDouble(row -> squaredDistance(values[row], truth[row]))
                .toArray();
        this.rankings = new AtomicReferenceArray<>(values[0].length);
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

    /** By how much being right (1) or wrong (0) exceeds the confidence. */
    double excess(int row) {
        return excesses[row];
    }

    /** The bin of the confidence, as {@link CalibrationError} has them. */
    int bin(int row) {
        return bins[row];
    }

    /** The rows in the order of a class's probability. */
    Ranking ranking(int label) {
        Ranking known = rankings.get(label);
        if (known != null) {
            return known;
        }
        Ranking ranking = new Ranking(values, truth, label);
        rankings.set(label, ranking);
        return ranking;
    }

    /** The most probable class of every row, the first of equals. */
    static int[] mostProbable(double[][] values) {
        return Arrays.stream(values)
                .mapToInt(row -> IntStream.range(1, row.length)
                        .reduce(0, (best, label) -> row[label] > row[best] ? label : best))
                .toArray();
    }
}
