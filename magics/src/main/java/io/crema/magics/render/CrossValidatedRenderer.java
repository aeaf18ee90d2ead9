package io.crema.magics.render;

import io.crema.finetune.CrossValidated;
import io.crema.finetune.metrics.FoldScores;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.view.EvaluationView;
import io.crema.finetune.view.FoldsView;
import io.crema.finetune.view.Report;
import java.util.ArrayList;
import java.util.List;

/** Shows the folds' scores with their mean and spread, and how well all rows were predicted out of fold. */
public final class CrossValidatedRenderer implements ReportedValue<CrossValidated> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<CrossValidated> type() {
        return CrossValidated.class;
    }

    @Override
    public Report report(CrossValidated value) {
        FoldScores scores = value.scores(Metrics.MACRO_F1);
        List<String> findings = new ArrayList<>();
        findings.add(scores.sentence());
        findings.add("Every row was predicted by the one model that had not seen it; the rows below are pooled.");
        value.folds()
                .forEach(fold -> fold.findings()
                        .forEach(finding -> findings.add(
                                "Fold " + fold.number() + ": " + finding.sentence() + " " + finding.advice())));
        Report all = EvaluationView.report(value.evaluation());
        List<Report.Section> sections = new ArrayList<>(Report.titled("")
                .findings("", findings)
                .chart(FoldsView.chart(scores))
                .sections());
        sections.addAll(all.sections());
        return new Report(all.title(), sections);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
