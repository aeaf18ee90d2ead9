package io.crema.finetune.view;

import io.crema.finetune.metrics.Measure;
import io.crema.finetune.metrics.Measurements;
import io.crema.finetune.metrics.NumberPredictions;
import io.crema.finetune.metrics.RegressionEvaluation;
import io.crema.finetune.metrics.RegressionEvaluation.NumberError;
import io.crema.finetune.metrics.RegressionMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How well a model says a number: the report of an evaluation. */
public final class RegressionView {
    private RegressionView() {}

    /** The headline, all metrics beside always the mean, and the largest errors if they were asked for. */
    public static Report report(RegressionEvaluation evaluation) {
        Measurements<NumberPredictions> measurements = evaluation.measurements();
        Measure<? super NumberPredictions> decisive = measurements.measures().get(0);
        List<String> findings = new ArrayList<>();
        findings.add(EvaluationView.figure(
                        measurements.measured().get(0), MetricTables.level(measurements.resampling()) + " interval ")
                + (decisive.isInUnit() ? ", in the unit of " + evaluation.quantity() : "") + ".");
        findings.addAll(measurements.verdicts(decisive));
        findings.addAll(evaluation.notes());
        List<String> notes = new ArrayList<>(MetricTables.undefined(measurements));
        notes.add(MetricTables.howFound(measurements));
        Report report = Report.titled(String.format(
                        Locale.ROOT,
                        "%s on the %s, %,d rows",
                        measurements.name(),
                        evaluation.rowsName(),
                        measurements.rows().size()))
                .findings("", findings)
                .table("Metrics, higher is better unless a row says lower", MetricTables.values(measurements), notes);
        if (!measurements.comparisons().isEmpty()) {
            report = report.table(
                    "Beside a baseline, which learned from the training rows alone; differences are paired",
                    MetricTables.differences(measurements, decisive));
        }
        report = SliceView.details(
                report, evaluation.slicings(), measurements.rows().size());
        return evaluation.errors().isEmpty() ? report : report.table("The largest errors", errors(evaluation.errors()));
    }

    private static Table errors(List<NumberError> errors) {
        return Table.create(
                "Errors",
                IntColumn.create("row", errors.stream().map(NumberError::row).toArray(Integer[]::new)),
                StringColumn.create("example", errors.stream().map(NumberError::example)),
                column("true", errors, NumberError::truth),
                column("predicted", errors, NumberError::predicted),
                column("error", errors, NumberError::error));
    }

    private static DoubleColumn column(String name, List<NumberError> errors, ToDoubleFunction<NumberError> value) {
        return DoubleColumn.create(
                name,
                errors.stream()
                        .mapToDouble(value)
                        .map(each -> EvaluationView.rounded(each, RegressionMetric.MAE.decimals(each)))
                        .toArray());
    }
}
