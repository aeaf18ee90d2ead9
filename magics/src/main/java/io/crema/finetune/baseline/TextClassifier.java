package io.crema.finetune.baseline;

import java.util.List;

/** Says how probable each label is for a text. */
@FunctionalInterface
public interface TextClassifier {
    /**
     * Probabilities of shape {@code (texts, classes)}: a row a text, in the order of the label list of the data that was
     * learned from; each row adds up to 1.
     */
    double[][] probabilities(List<String> texts);
}
