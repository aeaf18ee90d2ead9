package io.crema.finetune.view;

import io.crema.finetune.metrics.LabelSets;
import io.crema.finetune.metrics.Measurements;
import io.crema.finetune.metrics.MultiLabelEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How well a model gives any number of labels: the report of an evaluation. */
public final class MultiLabelView {
    private MultiLabelView() {}

    /** The headline, all metrics beside each label's majority, and every label by itself. */
    public static Report report(MultiLabelEvaluation evaluation) {
        Measurements<LabelSets> measurements = evaluation.measurements();
        List<String> findings = new ArrayList<>();
        findings.add(EvaluationView.figure(
                        measurements.measured().get(0), MetricTables.level(measurements.resampling()) + " interval ")
                + ". A label is given from a probability of 0.5 on.");
        findings.addAll(measurements.verdicts(measurements.measures().get(0)));
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
                .table("Metrics, higher is better unless a row says lower", MetricTables.values(measurements), notes)
                .table(
                        "Labels, with " + MetricTables.level(measurements.resampling()) + " intervals",
                        ClassTable.of("label", evaluation.labels()));
        report = SliceView.details(
                report, evaluation.slicings(), measurements.rows().size());
        return evaluation.calibrations().isEmpty()
                ? report
                : report.table(
                        "How far the probability of each label can be trusted, lower is better",
                        CalibrationView.table(measurements.rows().labels(), evaluation.calibrations()),
                        CalibrationView.notes(measurements.rows().labels(), evaluation.calibrations()));
    }
}
