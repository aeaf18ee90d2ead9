package io.crema.magics.render;

import io.crema.finetune.TextNumbers;
import io.crema.finetune.view.PredictionView;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;

/** Shows the numbers that a model says of texts, a row for each. */
public final class TextNumbersRenderer implements Renderer<TextNumbers> {

    @Override
    public Class<TextNumbers> type() {
        return TextNumbers.class;
    }

    @Override
    public DisplayData render(TextNumbers value) {
        return TableRenderer.captioned(
                "Predictions",
                PredictionView.numbers(
                        value.quantity(),
                        value.rows().stream().map(TextNumbers.Row::text).toList(),
                        value.rows().stream().map(TextNumbers.Row::number).toList()),
                value.remarks());
    }
}
