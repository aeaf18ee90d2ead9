package io.crema.magics.render;

import io.crema.finetune.TextLabelSets;
import io.crema.finetune.TextLabelSets.Row;
import io.crema.finetune.view.PredictionView;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;
import java.util.List;

/** Shows the labels that a model gives to texts, a row for each. */
public final class TextLabelSetsRenderer implements Renderer<TextLabelSets> {

    @Override
    public Class<TextLabelSets> type() {
        return TextLabelSets.class;
    }

    @Override
    public DisplayData render(TextLabelSets value) {
        List<Row> rows = value.rows();
        return TableRenderer.captioned(
                "Predictions, a label is given from a probability of 0.5 on",
                PredictionView.labelSets(
                        value.labels(),
                        rows.stream().map(Row::text).toList(),
                        rows.stream()
                                .map(row -> row.given().isEmpty() ? "(none)" : String.join(", ", row.given()))
                                .toList(),
                        rows.stream().map(Row::probabilities).toList()),
                value.remarks());
    }
}
