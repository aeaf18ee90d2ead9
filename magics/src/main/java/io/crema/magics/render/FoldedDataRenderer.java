package io.crema.magics.render;

import io.crema.finetune.data.FoldedData;
import io.crema.finetune.view.FoldsView;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;

/** Shows what each fold learns from and what it holds out. */
public final class FoldedDataRenderer implements Renderer<FoldedData> {

    @Override
    public Class<FoldedData> type() {
        return FoldedData.class;
    }

    @Override
    public DisplayData render(FoldedData value) {
        return TableRenderer.captioned(value.toString(), FoldsView.table(value));
    }
}
