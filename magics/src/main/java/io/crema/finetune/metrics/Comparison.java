package io.crema.finetune.metrics;

import java.util.List;

/**
 * A baseline beside the model, on the same rows.
 *
 * @param baseline its name
 * @param measured the baseline's own values, in the order of the evaluation's metrics
 * @param differences the model's values less the baseline's, in the same order
 */
public record Comparison(String baseline, List<Measured> measured, List<Difference> differences) {
    public Comparison {
        measured = List.copyOf(measured);
        differences = List.copyOf(differences);
    }

    /**
     * The difference by one metric.
     *
     * @throws IllegalArgumentException if the evaluation has not this metric
     */
    public Difference difference(Measure<?> metric) {
        return differences.stream()
                .filter(difference -> difference.metric().equals(metric))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + metric.name() + " in this comparison"));
    }
}
