package io.crema.magics.render;

import io.crema.finetune.data.PromptData;
import io.crema.finetune.view.PromptView;
import io.crema.finetune.view.Report;

/** Shows how many prompts there are, and the first few. */
public final class PromptDataRenderer implements ReportedValue<PromptData> {
    private final ReportRenderer reports = new ReportRenderer();

    @Override
    public Class<PromptData> type() {
        return PromptData.class;
    }

    @Override
    public Report report(PromptData value) {
        return PromptView.report(value);
    }

    @Override
    public ReportRenderer reports() {
        return reports;
    }
}
