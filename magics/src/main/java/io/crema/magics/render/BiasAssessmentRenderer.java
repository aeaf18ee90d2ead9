package io.crema.magics.render;

import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.view.BiasAssessmentView;
import io.crema.finetune.view.Report;

/** Shows what was found of how a model treats groups. */
public final class BiasAssessmentRenderer implements ReportedValue<BiasAssessment> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<BiasAssessment> type() {
        return BiasAssessment.class;
    }

    @Override
    public Report report(BiasAssessment value) {
        return BiasAssessmentView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
