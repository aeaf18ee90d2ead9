package io.crema.finetune.metrics;

import java.util.Locale;
import java.util.Optional;

/**
 * The model's value less a baseline's on the same rows, by one metric.
 *
 * @param measured the difference, with its paired bootstrap interval
 * @param p two-sided: twice the share of paired resamples in which the difference is 0 or has the other sign, 1 where it
 *     has no value
 */
public record Difference(String model, String baseline, Measured measured, double p) {
    /** The difference itself; above 0 is better only where {@link Metric#higherIsBetter}. */
    public Score score() {
        return measured.score();
    }

    public Measure<?> metric() {
        return measured.metric();
    }

    public Optional<Interval> interval() {
        return measured.interval();
    }

    public Verdict verdict() {
        return interval().map(this::verdictBy).orElse(Verdict.UNDEFINED);
    }

    private Verdict verdictBy(Interval interval) {
        if (interval.contains(0)) {
            return Verdict.WITHIN_NOISE;
        }
        return interval.lower() > 0 == metric().higherIsBetter() ? Verdict.BETTER : Verdict.WORSE;
    }

    /** The verdict in a sentence: {@code model beats tfidf on F1 (macro) by 0.041, outside the noise ...}. */
    public String sentence() {
        String title = metric().title();
        String sizes = interval()
                .map(interval -> String.format(
                        Locale.ROOT,
                        "(%.0f %% %s interval of the difference: %s)",
                        100 * interval.level(),
                        interval.method().words(),
                        interval.toText(decimals())))
                .orElse("");
        return switch (verdict()) {
            case BETTER ->
                model + " beats " + baseline + " on " + title + " by " + size() + ", outside the noise " + sizes + ".";
            case WORSE ->
                model + " falls behind " + baseline + " on " + title + " by " + size() + ", outside the noise " + sizes
                        + ".";
            case WITHIN_NOISE ->
                "No winner between " + model + " and " + baseline + " on " + title + ": their difference of "
                        + score().toText(decimals()) + " is within the noise " + sizes + ".";
            case UNDEFINED ->
                model + " and " + baseline + " cannot be compared on " + title + ": " + score().toText(3) + ".";
        };
    }

    /** As many as show it in a table. */
    public int decimals() {
        return metric().decimals(score().orNaN());
    }

    private String size() {
        return Score.of(Math.abs(score().value())).toText(decimals());
    }
}
