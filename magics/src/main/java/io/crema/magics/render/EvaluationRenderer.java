package io.crema.magics.render;

import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.view.EvaluationView;
import io.crema.finetune.view.Report;

/** Shows how well a model does. */
public final class EvaluationRenderer implements ReportedValue<Evaluation> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<Evaluation> type() {
        return Evaluation.class;
    }

    @Override
    public Report report(Evaluation value) {
        return EvaluationView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
