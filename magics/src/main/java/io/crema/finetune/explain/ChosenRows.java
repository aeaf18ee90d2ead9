package io.crema.finetune.explain;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.metrics.ConfidentError;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows of data to explain a model by.
 *
 * @param notes what is known of each
 */
record ChosenRows(List<String> examples, List<String> notes) {
    ChosenRows {
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
    }

    static ChosenRows numbered(SplitData data, int row) {
        Map<String, LabelledData> parts = new LinkedHashMap<>();
        parts.put("training", data.train());
        parts.put("validation", data.validation());
        parts.put("test", data.test());
        for (Map.Entry<String, LabelledData> part : parts.entrySet()) {
            LabelledData rows = part.getValue();
            int[] sources = rows.sourceRows();
            for (int i = 0; i < sources.length; i++) {
                if (sources[i] == row) {
                    String label = rows.roles().label().isEmpty() ? "" : ", labelled " + rows.label(i);
                    return new ChosenRows(
                            List.of(rows.examples().get(i)),
                            List.of("row " + row + " of " + rows.name() + ", of the " + part.getKey() + " part"
                                    + label));
                }
            }
        }
        throw new DataException(
                data.whole().name() + " has no row " + row + " among those that were divided",
                "Rows are counted from 0, in the order in which they were read");
    }

    static ChosenRows errors(Classifier classifier, LabelledData part, int most, Progress progress) {
        if (!classifier.objective().isExclusive()) {
            throw new IllegalArgumentException("errors are found where a model chooses one label, and this one learned "
                    + classifier.objective().name() + ": name a text or a row");
        }
        LabelledData known = part.withLabels(classifier.labels()).checked();
        double[][] probabilities =
                classifier.probabilities(classifier.pretrained().preprocessor().inputs(known), progress);
        int[] truths = known.labelIndices();
        List<ConfidentError> errors = IntStream.range(0, truths.length)
                .mapToObj(row -> error(classifier.labels(), probabilities[row], truths[row], row))
                .filter(error -> !error.truth().equals(error.predicted()))
                .sorted((a, b) -> Double.compare(b.confidence(), a.confidence()))
                .limit(most)
                .toList();
        if (errors.isEmpty()) {
            throw new DataException(
                    "the model makes no error on the " + truths.length + " rows of " + part.name(),
                    "Explain a text of your own instead");
        }
        return new ChosenRows(
                errors.stream().map(error -> known.examples().get(error.row())).toList(),
                errors.stream()
                        .map(error -> "row " + known.sourceRows()[error.row()] + " of " + part.name() + ", labelled "
                                + error.truth())
                        .toList());
    }

    private static ConfidentError error(List<String> labels, double[] row, int truth, int place) {
        int predicted =
                IntStream.range(0, row.length).reduce(0, (best, label) -> row[label] > row[best] ? label : best);
        return new ConfidentError(place, "", labels.get(truth), labels.get(predicted), row[predicted]);
    }
}
