package io.crema.magics.render;

import io.crema.finetune.metrics.Contest;
import io.crema.finetune.view.ContestView;
import io.crema.finetune.view.Report;

/** Shows how models stand against each other. */
public final class ContestRenderer implements ReportedValue<Contest> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<Contest> type() {
        return Contest.class;
    }

    @Override
    public Report report(Contest value) {
        return ContestView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
