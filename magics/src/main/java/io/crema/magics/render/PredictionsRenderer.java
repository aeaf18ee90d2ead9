package io.crema.magics.render;

import io.crema.finetune.TextPredictions;
import io.crema.finetune.view.PredictionView;
import io.crema.finetune.view.PredictionView.Likely;
import io.crema.finetune.view.PredictionView.Prediction;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;
import java.util.List;

/** Shows what a model says of texts, a row for each label shown. */
public final class PredictionsRenderer implements Renderer<TextPredictions> {

    @Override
    public Class<TextPredictions> type() {
        return TextPredictions.class;
    }

    @Override
    public DisplayData render(TextPredictions value) {
        List<Prediction> rows = value.rows().stream()
                .map(row -> new Prediction(row.text(), likely(value, row)))
                .toList();
        return TableRenderer.captioned("Predictions", PredictionView.table(rows), value.remarks());
    }

    private static List<Likely> likely(TextPredictions value, TextPredictions.Row row) {
        return value.ranked(row).stream()
                .map(label -> new Likely(
                        value.labels().get(label), row.probabilities().get(label)))
                .toList();
    }
}
