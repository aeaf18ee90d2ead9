package io.crema.magics.render;

import io.crema.finetune.model.Pretrained;
import io.crema.finetune.view.Report;

/** Shows what model was loaded. */
public final class PretrainedRenderer implements ReportedValue<Pretrained> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<Pretrained> type() {
        return Pretrained.class;
    }

    @Override
    public Report report(Pretrained value) {
        return ModelView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
