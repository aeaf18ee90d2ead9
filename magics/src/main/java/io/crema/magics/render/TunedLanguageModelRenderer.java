package io.crema.magics.render;

import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.view.Report;

/** Shows what a training of a language model has made. */
public final class TunedLanguageModelRenderer implements ReportedValue<TunedLanguageModel> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<TunedLanguageModel> type() {
        return TunedLanguageModel.class;
    }

    @Override
    public Report report(TunedLanguageModel value) {
        return ModelView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
