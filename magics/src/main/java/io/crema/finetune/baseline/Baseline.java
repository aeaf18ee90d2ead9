package io.crema.finetune.baseline;

import io.crema.finetune.data.LabelledData;

/** A simple way to classify texts, to compare a fine-tuned model with. */
public interface Baseline {
    /** What reports call it: {@code majority class}. */
    String name();

    /**
     * Learns from labelled texts; pass the training part and nothing else.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     */
    TextClassifier fit(LabelledData training);
}
