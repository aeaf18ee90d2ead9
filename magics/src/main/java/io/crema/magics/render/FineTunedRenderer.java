package io.crema.magics.render;

import io.crema.finetune.FineTuned;
import io.crema.finetune.view.Report;

/** Shows what a training has made. */
public final class FineTunedRenderer implements ReportedValue<FineTuned> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<FineTuned> type() {
        return FineTuned.class;
    }

    @Override
    public Report report(FineTuned value) {
        return ModelView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
