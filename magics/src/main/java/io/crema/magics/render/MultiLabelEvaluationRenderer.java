package io.crema.magics.render;

import io.crema.finetune.metrics.MultiLabelEvaluation;
import io.crema.finetune.view.MultiLabelView;
import io.crema.finetune.view.Report;

/** Shows how well a model gives any number of labels. */
public final class MultiLabelEvaluationRenderer implements ReportedValue<MultiLabelEvaluation> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<MultiLabelEvaluation> type() {
        return MultiLabelEvaluation.class;
    }

    @Override
    public Report report(MultiLabelEvaluation value) {
        return MultiLabelView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
