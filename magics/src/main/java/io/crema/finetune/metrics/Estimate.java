package io.crema.finetune.metrics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A score with its interval, where it has one. */
public final class Estimate {
    private final Score score;
    private final @Nullable Interval interval;

    private Estimate(Score score, @Nullable Interval interval) {
        this.score = score;
        this.interval = interval;
    }

    public static Estimate of(Score score, Interval interval) {
        return new Estimate(score, interval);
    }

    public static Estimate withoutInterval(Score score) {
        return new Estimate(score, null);
    }

    public Score score() {
        return score;
    }

    /** Empty where the score is undefined, or was in every resample, or was the same in all of them. */
    public Optional<Interval> interval() {
        return Optional.ofNullable(interval);
    }

    /** For people: {@code 0.812 [0.774 to 0.846]}. */
    public String toText(int decimals) {
        String value = score.toText(decimals);
        return interval == null ? value : value + " [" + interval.toText(decimals) + "]";
    }
}
