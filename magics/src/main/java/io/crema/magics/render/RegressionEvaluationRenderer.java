package io.crema.magics.render;

import io.crema.finetune.metrics.RegressionEvaluation;
import io.crema.finetune.view.RegressionView;
import io.crema.finetune.view.Report;

/** Shows how well a model says numbers. */
public final class RegressionEvaluationRenderer implements ReportedValue<RegressionEvaluation> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<RegressionEvaluation> type() {
        return RegressionEvaluation.class;
    }

    @Override
    public Report report(RegressionEvaluation value) {
        return RegressionView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
