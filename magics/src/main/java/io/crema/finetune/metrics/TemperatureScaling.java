package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One number that makes probabilities softer (above 1) or sharper (below 1) so that they fit how often they are right;
 * which class is predicted does not change. Guo et al. 2017, <i>On calibration of modern neural networks</i>.
 *
 * <p>{@code softmax(logits / T)}, which is {@code p^(1/T)} made to sum to 1 again: probabilities are all it needs.
 *
 * @param temperature T, above 0
 * @param limit what kept it at 1, if anything did
 */
public record TemperatureScaling(double temperature, Limit limit) {
    private static final double HOTTEST = 100;
    private static final double LEAST = Double.MIN_NORMAL;
    private static final int HALVINGS = 80;

    /** Whether the rows that a temperature is fitted on say where it lies. */
    public enum Limit {
        /** They do. */
        NONE,
        /** They would have it ever colder, as the probability of the truth is the highest in each of them. */
        ALL_RIGHT,
        /** They would have it ever hotter, as equal probabilities would say more of them. */
        WORSE_THAN_NONE
    }

    /** A temperature of one's own choice. */
    public TemperatureScaling(double temperature) {
        this(temperature, Limit.NONE);
    }

    public TemperatureScaling {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("a temperature of " + temperature + ", expected one above 0");
        }
    }

    /**
     * The temperature with the least log loss, from 0.01 to 100. The loss is convex in 1/T, so that its slope has one
     * zero, found by halving. Where it has none in between, the rows do not say which temperature is right, and it stays 1.
     *
     * @throws IllegalStateException if there are no probabilities
     */
    public static TemperatureScaling fit(Predictions validation) {
        if (slope(validation, HOTTEST) <= 0) {
            return new TemperatureScaling(1, Limit.ALL_RIGHT);
        }
        if (slope(validation, 1 / HOTTEST) >= 0) {
            return new TemperatureScaling(1, Limit.WORSE_THAN_NONE);
        }
        double low = -Math.log(HOTTEST);
        double high = Math.log(HOTTEST);
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (slope(validation, Math.exp(middle)) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new TemperatureScaling(1 / Math.exp((low + high) / 2));
    }

    /** Of the log loss by the inverse temperature: the expected log probability less that of the truth. */
    private static double slope(Predictions rows, double sharpness) {
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.weight(row) > 0) {
                double[] logs = logs(rows, row);
                double[] scaled = scaled(logs, sharpness);
                double expected = 0;
                for (int label = 0; label < logs.length; label++) {
                    expected += scaled[label] * logs[label];
                }
                sum += rows.weight(row) * (expected - logs[rows.truth(row)]);
            }
        }
        return sum;
    }

    /** The same rows with their probabilities made softer or sharper. */
    public Predictions applyTo(Predictions rows) {
        double[][] probabilities = IntStream.range(0, rows.size())
                .mapToObj(row -> scaled(logs(rows, row), 1 / temperature))
                .toArray(double[][]::new);
        int[] truth = IntStream.range(0, rows.size()).map(rows::truth).toArray();
        int[] predicted = IntStream.range(0, rows.size()).map(rows::predicted).toArray();
        return Predictions.of(rows.labels(), truth, predicted, probabilities).weighted(rows.weights());
    }

    private static double[] logs(Predictions rows, int row) {
        return IntStream.range(0, rows.labels().size())
                .mapToDouble(label -> Math.log(Math.max(rows.probability(row, label), LEAST)))
                .toArray();
    }

    private static double[] scaled(double[] logs, double sharpness) {
        double highest = Arrays.stream(logs).max().orElseThrow();
        double[] powers = Arrays.stream(logs)
                .map(log -> Math.exp(sharpness * (log - highest)))
                .toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }
}
