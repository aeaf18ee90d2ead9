package io.crema.magics.render;

import io.crema.finetune.data.SplitData;
import io.crema.finetune.view.DataView;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;

/** Shows how many rows of each label every part has. */
public final class SplitDataRenderer implements Renderer<SplitData> {

    @Override
    public Class<SplitData> type() {
        return SplitData.class;
    }

    @Override
    public DisplayData render(SplitData value) {
        return TableRenderer.captioned(value.toString(), DataView.parts(value));
    }
}
