package io.crema.finetune.checkpoint;

import java.time.Duration;

/**
 * How often a checkpoint is written within an epoch; after every epoch one is written anyhow.
 *
 * @param steps after so many steps, 0 for never
 * @param time or after so long, zero for never
 */
public record Interval(int steps, Duration time) {
    /** After epochs only. */
    public static final Interval EPOCHS = new Interval(0, Duration.ZERO);

    public Interval {
        if (steps < 0 || time.isNegative()) {
            throw new IllegalArgumentException(
                    "checkpoints are some steps or some time apart, not " + steps + " and " + time);
        }
    }

    /** Every so many steps. */
    public static Interval steps(int steps) {
        return new Interval(steps, Duration.ZERO);
    }

    /** Every so often, looked at after each step. */
    public static Interval time(Duration time) {
        return new Interval(0, time);
    }

    boolean due(int stepsSince, Duration since) {
        boolean byTime = !time.isZero() && since.compareTo(time) >= 0;
        return byTime || (steps > 0 && stepsSince >= steps);
    }
}
