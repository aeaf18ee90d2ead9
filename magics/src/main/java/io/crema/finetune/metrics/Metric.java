package io.crema.finetune.metrics;

/**
 * A number that says how good predicted classes are. Registered as a service it is found by its name, and {@code
 * %evaluate} shows it with a bootstrap interval.
 */
public interface Metric extends Measure<Predictions> {
    /** Whether it is shown when nobody asked for it by name. */
    default boolean isUsual() {
        return true;
    }
}
