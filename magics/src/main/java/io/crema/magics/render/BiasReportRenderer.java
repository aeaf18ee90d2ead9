package io.crema.magics.render;

import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.view.BiasReportView;
import io.crema.finetune.view.Report;

/** Shows how decisions fall on groups. */
public final class BiasReportRenderer implements ReportedValue<BiasReport> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<BiasReport> type() {
        return BiasReport.class;
    }

    @Override
    public Report report(BiasReport value) {
        return BiasReportView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
