package io.crema.finetune.view;

import io.crema.finetune.metrics.Calibration;
import io.crema.finetune.metrics.ConfidentError;
import io.crema.finetune.metrics.ConfusionMatrix;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Measured;
import io.crema.finetune.metrics.Measurements;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.RankingCurves;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How well a model does, beside its baselines: the report of an evaluation. */
public final class EvaluationView {
    private EvaluationView() {}

    /**
     * The headline and the verdict against each baseline, all metrics, the baselines, the classes, the confusion matrix,
     * and what else was asked for.
     */
    public static Report report(Evaluation evaluation) {
        Measurements<Predictions> measurements = evaluation.measurements();
        Report report = Report.titled(String.format(
                        Locale.ROOT,
                        "%s on the %s, %,d rows",
                        evaluation.name(),
                        evaluation.rowsName(),
                        evaluation.size()))
                .findings("", findings(evaluation))
                .table("Metrics, higher is better unless a row says lower", metrics(evaluation), notes(evaluation));
        if (!evaluation.comparisons().isEmpty()) {
            report = report.table(
                    "Beside baselines, which learned from the training rows alone; differences are paired",
                    MetricTables.differences(measurements, evaluation.decisive()));
        }
        report = report.table(
                        "Classes, with " + MetricTables.level(evaluation.resampling()) + " intervals",
                        ClassTable.of("class", evaluation.classes()))
                .chart(confusion(evaluation.confusion()));
        Optional<RankingCurves> rankings = evaluation.rankings();
        if (rankings.isPresent()) {
            report = RankingView.details(report, rankings.get(), MetricTables.level(evaluation.resampling()));
        }
        report = SliceView.details(report, evaluation.slicings(), evaluation.size());
        if (evaluation.calibration().isPresent()) {
            Calibration calibration = evaluation.calibration().get();
            report = report.findings("How far its probabilities can be trusted", CalibrationView.findings(calibration))
                    .table("Calibration, lower is better", CalibrationView.table(calibration))
                    .chart(CalibrationView.chart(calibration));
        }
        return evaluation.errors().isEmpty()
                ? report
                : report.table("The errors of which it was surest", errors(evaluation.errors()));
    }

    private static List<String> findings(Evaluation evaluation) {
        var findings = new ArrayList<String>();
        findings.add(headline(evaluation));
        onlyAnswer(evaluation.predictions())
                .forEach(label -> findings.add("Every row is predicted \u201c" + label
                        + "\u201d: the model tells nothing apart. Train it longer or with a higher rate; if classes are"
                        + " lopsided, with balanced class weights."));
        findings.addAll(evaluation.verdicts(evaluation.decisive()));
        findings.addAll(evaluation.notes());
        return findings;
    }

    /** The label that all rows were given, if all were given one. */
    private static List<String> onlyAnswer(Predictions rows) {
        int[] answers = IntStream.range(0, rows.size())
                .map(rows::predicted)
                .distinct()
                .limit(2)
                .toArray();
        return answers.length == 1 ? List.of(rows.labels().get(answers[0])) : List.of();
    }

    /** {@code F1 (macro) 0.825 (95 % interval 0.799 to 0.850), accuracy 0.845 (0.821 to 0.866).} */
    private static String headline(Evaluation evaluation) {
        Measurements<Predictions> measurements = evaluation.measurements();
        String first = figure(
                measurements.measured(evaluation.decisive()),
                MetricTables.level(evaluation.resampling()) + " interval ");
        boolean both = !evaluation.decisive().equals(Metrics.ACCURACY)
                && measurements.measures().contains(Metrics.ACCURACY);
        return first + (both ? ", " + figure(evaluation.measured(Metrics.ACCURACY), "") : "") + ".";
    }

    static String figure(Measured measured, String before) {
        return measured.metric().title() + " " + measured.score().toText(MetricTables.decimals(measured))
                + measured.interval()
                        .map(found -> " (" + before + found.toText(MetricTables.decimals(measured)) + ")")
                        .orElse("");
    }

    /** One row a metric: its value with the interval, then the value of each baseline. */
    public static Table metrics(Evaluation evaluation) {
        return MetricTables.values(evaluation.measurements());
    }

    private static List<String> notes(Evaluation evaluation) {
        List<String> notes = new ArrayList<>(MetricTables.undefined(evaluation.measurements()));
        notes.add(MetricTables.howFound(evaluation.measurements()));
        return notes;
    }

    /** More decimals than the interval deserves would be noise. */
    static double rounded(double value) {
        return rounded(value, MetricTables.DECIMALS);
    }

    static double rounded(double value, int decimals) {
        double scale = Math.pow(10, decimals);
        return Double.isFinite(value) ? Math.rint(value * scale) / scale : value;
    }

    /** What was predicted for each true class, in rows. */
    public static HeatMap confusion(ConfusionMatrix confusion) {
        return ConfusionView.chart(confusion);
    }

    /** The row, what was read, what is true and what was said with which probability. */
    static Table errors(List<ConfidentError> errors) {
        return Table.create(
                "Errors",
                IntColumn.create("row", errors.stream().map(ConfidentError::row).toArray(Integer[]::new)),
                StringColumn.create("example", errors.stream().map(ConfidentError::example)),
                StringColumn.create("true", errors.stream().map(ConfidentError::truth)),
                StringColumn.create("predicted", errors.stream().map(ConfidentError::predicted)),
                DoubleColumn.create(
                        "probability",
                        errors.stream()
                                .mapToDouble(error -> rounded(error.confidence()))
                                .toArray()));
    }
}
