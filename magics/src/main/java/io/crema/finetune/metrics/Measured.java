package io.crema.finetune.metrics;

import java.util.Optional;

/** A metric's value on some rows, with its interval. */
public record Measured(Measure<?> metric, Estimate estimate) {
    public Score score() {
        return estimate.score();
    }

    public Optional<Interval> interval() {
        return estimate.interval();
    }

    /** For people: {@code 0.812 [0.774 to 0.846]}. */
    public String toText(int decimals) {
        return estimate.toText(decimals);
    }
}
