package io.crema.finetune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model says of texts.
 *
 * @param labels the names of the labels
 * @param rows one for each text, in the order asked
 * @param top how many labels of each text are shown, at least 1
 * @param remarks what people should know of how the texts were read, a sentence each
 */
public record TextPredictions(List<String> labels, List<Row> rows, int top, List<String> remarks) implements Answers {

    public TextPredictions {
        labels = List.copyOf(labels);
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
        if (top < 1) {
            throw new IllegalArgumentException("at least 1 label of each text is shown, not " + top);
        }
    }

    /**
     * One text.
     *
     * @param label the most probable
     * @param probabilities of every label, in the labels' order; they add up to 1
     */
    public record Row(String text, String label, List<Double> probabilities) {
        public Row {
            probabilities = List.copyOf(probabilities);
        }

        /** The probability of the label, in [0,1]. */
        public double probability() {
            return probabilities.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }
    }

    static TextPredictions of(List<String> labels, List<String> texts, double[][] probabilities, List<String> remarks) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            List<Double> row = Arrays.stream(probabilities[i]).boxed().toList();
            double highest = row.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            rows.add(new Row(texts.get(i), labels.get(row.indexOf(highest)), row));
        }
        return new TextPredictions(labels, rows, 1, remarks);
    }

    @Override
    public TextPredictions top(int count) {
        return new TextPredictions(labels, rows, count, remarks);
    }

    /** The places among the labels of those that are shown of a row, most probable first. */
    public List<Integer> ranked(Row row) {
        return IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparing(row.probabilities()::get, Comparator.reverseOrder()))
                .limit(top)
                .toList();
    }

    /** The label of every text. */
    public List<String> predicted() {
        return rows.stream().map(Row::label).toList();
    }
}
