package io.crema.magics.render;

import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.view.CounterfactualView;
import io.crema.finetune.view.Report;

/** Shows what changes when only the person in a sentence does. */
public final class CounterfactualRenderer implements ReportedValue<CounterfactualReport> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<CounterfactualReport> type() {
        return CounterfactualReport.class;
    }

    @Override
    public Report report(CounterfactualReport value) {
        return CounterfactualView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
