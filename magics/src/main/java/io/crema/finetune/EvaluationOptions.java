package io.crema.finetune;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.metrics.Resampling;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of an evaluation besides the usual. Immutable.
 *
 * @param metrics their names, the first decides; empty for all that apply
 * @param level of the intervals, fraction in (0,1)
 * @param slices columns whose values part the rows
 * @param calibrated whether probabilities are held against how often they are right
 * @param errors how many of the errors of which the model was surest are shown
 * @param baselines what stands beside the model; empty for the usual
 */
public record EvaluationOptions(
        List<String> metrics,
        double level,
        List<String> slices,
        boolean calibrated,
        int errors,
        Optional<List<Baseline>> baselines) {
    public EvaluationOptions {
        metrics = List.copyOf(metrics);
        slices = List.copyOf(slices);
        baselines = baselines.map(List::copyOf);
        if (errors < 0) {
            throw new IllegalArgumentException(errors + " errors, expected 0 or more");
        }
    }

    /** All metrics that apply with 95 % intervals, beside the usual baselines. */
    public static EvaluationOptions usual() {
        return new EvaluationOptions(List.of(), 0.95, List.of(), false, 0, Optional.empty());
    }

    /** Only these metrics: {@code macro_f1}. */
    public EvaluationOptions metrics(String... names) {
        return new EvaluationOptions(List.of(names), level, slices, calibrated, errors, baselines);
    }

    /** Intervals that hold the true value so often. */
    public EvaluationOptions level(double other) {
        return new EvaluationOptions(metrics, other, slices, calibrated, errors, baselines);
    }

    /** The numbers of the parts that a column's values make; a column of many numbers is parted at its quartiles. */
    public EvaluationOptions slices(String... columns) {
        return new EvaluationOptions(metrics, level, List.of(columns), calibrated, errors, baselines);
    }

    /** Also how far the probabilities can be trusted. */
    public EvaluationOptions calibration() {
        return new EvaluationOptions(metrics, level, slices, true, errors, baselines);
    }

    /** Also so many of the errors of which the model was surest. */
    public EvaluationOptions errors(int most) {
        return new EvaluationOptions(metrics, level, slices, calibrated, most, baselines);
    }

    /** Beside these baselines and no others. */
    public EvaluationOptions against(Baseline... others) {
        return new EvaluationOptions(metrics, level, slices, calibrated, errors, Optional.of(List.of(others)));
    }

    Resampling resampling(long seed) {
        return Resampling.seeded(seed).withLevel(level);
    }
}
