package io.crema.finetune.view;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a model says of texts, as a table. */
public final class PredictionView {
    private PredictionView() {}

    /**
     * What a model says of one text.
     *
     * @param likely its most probable labels, most probable first
     */
    public record Prediction(String text, List<Likely> likely) {
        public Prediction {
            likely = List.copyOf(likely);
        }
    }

    /** A label and its probability, fraction in [0,1]. */
    public record Likely(String label, double probability) {}

    /** One row a text, with the number that a model says of it. */
    public static Table numbers(String quantity, List<String> texts, List<Double> numbers) {
        return Table.create(
                "Predictions",
                StringColumn.create("text", texts),
                DoubleColumn.create(
                        quantity.equals("text") ? "predicted" : quantity,
                        numbers.stream().mapToDouble(EvaluationView::rounded).toArray()));
    }

    /** One row a text: the labels that it is given, and the probability of each label there is. */
    public static Table labelSets(List<String> labels, List<String> texts, List<String> given, List<List<Double>> all) {
        Table table = Table.create(
                "Predictions", StringColumn.create("text", texts), StringColumn.create("predicted", given));
        for (int label = 0; label < labels.size(); label++) {
            int at = label;
            table.addColumns(DoubleColumn.create(
                    Headings.beside(table, "p(" + labels.get(label) + ")"),
                    all.stream()
                            .mapToDouble(row -> EvaluationView.rounded(row.get(at)))
                            .toArray()));
        }
        return table;
    }

    /** One row a text and likely label, most probable first; a text's rank counts from 1. */
    public static Table table(List<Prediction> predictions) {
        var texts = new ArrayList<String>();
        var ranks = new ArrayList<Integer>();
        var labels = new ArrayList<String>();
        var probabilities = new ArrayList<Double>();
        for (Prediction prediction : predictions) {
            int rank = 0;
            for (Likely likely : prediction.likely()) {
                texts.add(prediction.text());
                ranks.add(++rank);
                labels.add(likely.label());
                probabilities.add(EvaluationView.rounded(likely.probability()));
            }
        }
        Table table = Table.create("Predictions", StringColumn.create("text", texts));
        if (ranks.stream().anyMatch(rank -> rank > 1)) {
            table.addColumns(IntColumn.create("rank", ranks.toArray(Integer[]::new)));
        }
        return table.addColumns(
                StringColumn.create("predicted", labels),
                DoubleColumn.create("probability", probabilities.toArray(Double[]::new)));
    }
}
