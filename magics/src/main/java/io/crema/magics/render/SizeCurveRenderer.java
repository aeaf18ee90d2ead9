package io.crema.magics.render;

import io.crema.finetune.metrics.SizeCurve;
import io.crema.finetune.view.Report;
import io.crema.finetune.view.SizeCurveView;

/** Shows what more training rows brought. */
public final class SizeCurveRenderer implements ReportedValue<SizeCurve> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<SizeCurve> type() {
        return SizeCurve.class;
    }

    @Override
    public Report report(SizeCurve value) {
        return SizeCurveView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
