package io.crema.finetune;

import java.util.List;

/**
 * The labels that a model gives to texts, of which each may have any number.
 *
 * @param labels the names of the labels
 * @param rows one for each text, in the order asked
 * @param remarks what people should know of how the texts were read, a sentence each
 */
public record TextLabelSets(List<String> labels, List<Row> rows, List<String> remarks) implements Answers {
    public TextLabelSets {
        labels = List.copyOf(labels);
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }

    /**
     * One text.
     *
     * @param given the labels with a probability of 0.5 or more
     * @param probabilities of every label by itself, in the labels' order
     */
    public record Row(String text, List<String> given, List<Double> probabilities) {
        public Row {
            given = List.copyOf(given);
            probabilities = List.copyOf(probabilities);
        }
    }
}
