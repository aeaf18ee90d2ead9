package io.crema.finetune.view;

import io.crema.finetune.metrics.Comparison;
import io.crema.finetune.metrics.Difference;
import io.crema.finetune.metrics.Measure;
import io.crema.finetune.metrics.Measured;
import io.crema.finetune.metrics.Measurements;
import io.crema.finetune.metrics.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What measures say of a model and of its baselines, as tables. */
final class MetricTables {
    static final int DECIMALS = 3;

    private MetricTables() {}

    /** One row a measure: its value with the interval, then the value of each baseline. */
    static Table values(Measurements<?> measurements) {
        List<Measured> measured = measurements.measured();
        Table table = Table.create("Metrics");
        table.addColumns(
                StringColumn.create(
                        "metric",
                        measured.stream().map(each -> name(each.metric())).toList()),
                scores(measurements.name(), measured),
                StringColumn.create(
                        level(measurements.resampling()) + " interval",
                        measured.stream().map(MetricTables::interval).toList()));
        for (Comparison comparison : measurements.comparisons()) {
            table.addColumns(scores(comparison.baseline(), comparison.measured()));
        }
        return table;
    }

    private static String name(Measure<?> measure) {
        return measure.higherIsBetter() ? measure.title() : measure.title() + ", lower is better";
    }

    private static DoubleColumn scores(String name, List<Measured> measured) {
        return DoubleColumn.create(
                name,
                measured.stream()
                        .mapToDouble(each -> EvaluationView.rounded(each.score().orNaN(), decimals(each)))
                        .toArray());
    }

    /** How many decimals show a value and its interval. */
    static int decimals(Measured measured) {
        return measured.metric().decimals(measured.score().orNaN());
    }

    private static String interval(Measured measured) {
        return measured.interval()
                .map(found -> found.toText(decimals(measured)))
                .orElse("");
    }

    /** One row a baseline: its value by one measure, the model's value less its own, and what that says. */
    static Table differences(Measurements<?> measurements, Measure<?> measure) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        List<String> readings = new ArrayList<>();
        for (Comparison comparison : measurements.comparisons()) {
            Difference difference = comparison.difference(measure);
            names.add(comparison.baseline());
            Measured baseline = comparison.measured().stream()
                    .filter(each -> each.metric().equals(measure))
                    .findFirst()
                    .orElseThrow();
            values.add(baseline.toText(decimals(baseline)));
            differences.add(signed(difference));
            readings.add(
                    switch (difference.verdict()) {
                        case BETTER -> "the model is better";
                        case WORSE -> "the model is worse";
                        case WITHIN_NOISE -> "within the noise";
                        case UNDEFINED -> "cannot be compared";
                    });
        }
        return Table.create(
                "Differences",
                StringColumn.create("baseline", names),
                StringColumn.create(measure.title(), values),
                StringColumn.create("model less baseline", differences),
                StringColumn.create("reading", readings));
    }

    /** {@code +0.041 [0.012 to 0.070]}. */
    static String signed(Difference difference) {
        String text = difference.measured().toText(difference.decimals());
        return difference.score().isDefined() && difference.score().value() > 0 ? "+" + text : text;
    }

    /** Why a cell of the values has no number: {@code Matthews correlation of majority class is undefined: ...}. */
    static List<String> undefined(Measurements<?> measurements) {
        var notes = new ArrayList<String>();
        addUndefined(notes, measurements.name(), measurements.measured());
        measurements
                .comparisons()
                .forEach(comparison -> addUndefined(notes, comparison.baseline(), comparison.measured()));
        return notes;
    }

    private static void addUndefined(List<String> notes, String model, List<Measured> measured) {
        measured.stream()
                .filter(each -> !each.score().isDefined())
                .forEach(each -> notes.add("\u2013: the " + each.metric().title() + " of " + model + " is undefined, "
                        + each.score().reason() + "."));
    }

    /** {@code Intervals: BCa bootstrap, 1,000 resamples, seed 42; Wilson's for shares of rows.} */
    static String howFound(Measurements<?> measurements) {
        Resampling resampling = measurements.resampling();
        boolean unsure = measurements.measured().stream()
                .anyMatch(each -> each.score().isDefined() && each.interval().isEmpty());
        return String.format(
                        Locale.ROOT,
                        "%s intervals on %,d rows: %s from %,d resamples, seed %d; Wilson's for shares of rows.",
                        level(resampling),
                        measurements.rows().size(),
                        measurements.measured().stream()
                                .flatMap(each -> each.interval().stream())
                                .map(interval -> interval.method().words())
                                .filter(words -> words.contains("bootstrap"))
                                .findFirst()
                                .orElse("bootstrap"),
                        resampling.resamples(),
                        resampling.seed())
                + (unsure ? " None where every resample gives the same value: that is no proof of certainty." : "");
    }

    /** {@code 95 %}. */
    static String level(Resampling resampling) {
        return String.format(Locale.ROOT, "%.4g", 100 * resampling.level()).replaceAll("\\.?0+$", "") + " %";
    }
}
