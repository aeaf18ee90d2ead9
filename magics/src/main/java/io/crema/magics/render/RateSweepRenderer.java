package io.crema.magics.render;

import io.crema.finetune.train.RateSweep;
import io.crema.finetune.view.RateSweepView;
import io.crema.finetune.view.Report;

/** Shows which learning rate suits, and why. */
public final class RateSweepRenderer implements ReportedValue<RateSweep> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<RateSweep> type() {
        return RateSweep.class;
    }

    @Override
    public Report report(RateSweep value) {
        return RateSweepView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
