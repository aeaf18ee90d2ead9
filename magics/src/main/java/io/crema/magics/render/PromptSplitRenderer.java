package io.crema.magics.render;

import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.view.PromptView;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;

/** Shows how many prompts every part has. */
public final class PromptSplitRenderer implements Renderer<PromptSplit> {

    @Override
    public Class<PromptSplit> type() {
        return PromptSplit.class;
    }

    @Override
    public DisplayData render(PromptSplit value) {
        return TableRenderer.captioned(value.toString(), PromptView.parts(value));
    }
}
