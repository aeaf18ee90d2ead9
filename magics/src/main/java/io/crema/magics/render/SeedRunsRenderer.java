package io.crema.magics.render;

import io.crema.finetune.SeedRuns;
import io.crema.finetune.view.Report;
import io.crema.finetune.view.SeedsView;

/** Shows how much of a score is the chance of training. */
@SuppressWarnings("rawtypes") // a class knows no type arguments
public final class SeedRunsRenderer implements ReportedValue<SeedRuns> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<SeedRuns> type() {
        return SeedRuns.class;
    }

    @Override
    public Report report(SeedRuns value) {
        return SeedsView.report(value.series());
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
