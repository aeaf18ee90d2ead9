package io.crema.finetune.view;

import io.crema.finetune.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What was predicted for each true class, in rows and shares of the true class. */
final class ConfusionView {
    private ConfusionView() {}

    /** What was predicted for each true class. */
    static HeatMap chart(ConfusionMatrix confusion) {
        var counts = new ArrayList<List<Double>>();
        for (int truth = 0; truth < confusion.classes(); truth++) {
            int row = truth;
            counts.add(IntStream.range(0, confusion.classes())
                    .mapToObj(predicted -> confusion.count(row, predicted))
                    .toList());
        }
        return new HeatMap(
                "Confusion matrix",
                sentence(confusion),
                "predicted",
                "true",
                confusion.labels(),
                confusion.labels(),
                counts);
    }

    private static String sentence(ConfusionMatrix confusion) {
        String right = String.format(
                Locale.ROOT,
                "%,.0f of %,.0f rows are predicted as what they are.",
                confusion.correct(),
                confusion.total());
        int classes = confusion.classes();
        int worst = IntStream.range(0, classes * classes)
                .filter(cell -> cell / classes != cell % classes)
                .reduce((a, b) ->
                        confusion.count(b / classes, b % classes) > confusion.count(a / classes, a % classes) ? b : a)
                .orElse(0);
        double count = classes < 2 ? 0 : confusion.count(worst / classes, worst % classes);
        return count == 0
                ? right
                : right
                        + String.format(
                                Locale.ROOT,
                                " The most frequent mistake is %s taken for %s (%,.0f).",
                                confusion.labels().get(worst / classes),
                                confusion.labels().get(worst % classes),
                                count);
    }
}
