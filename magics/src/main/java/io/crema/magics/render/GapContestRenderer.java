package io.crema.magics.render;

import io.crema.finetune.fairness.GapContest;
import io.crema.finetune.view.Report;
import io.crema.finetune.view.TradeOff;

/** Shows how models stand against each other, and how far groups lie apart in what they decide. */
public final class GapContestRenderer implements ReportedValue<GapContest> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<GapContest> type() {
        return GapContest.class;
    }

    @Override
    public Report report(GapContest value) {
        return TradeOff.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
