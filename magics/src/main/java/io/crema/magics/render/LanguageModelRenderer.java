package io.crema.magics.render;

import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.view.Report;

/** Shows what model that writes was loaded. */
public final class LanguageModelRenderer implements ReportedValue<LanguageModel> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<LanguageModel> type() {
        return LanguageModel.class;
    }

    @Override
    public Report report(LanguageModel value) {
        return ModelView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
