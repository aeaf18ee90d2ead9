package io.crema.finetune.explain;

import java.util.Optional;

/**
 * Why a model said what it said of one example.
 *
 * @param note what else is known of the example: {@code row 17, labelled negative}; may be empty
 * @param answer what was explained
 * @param method how
 * @param baseline what the example was compared with, if the method compares
 * @param faithfulness whether the attribution was seen to be one of the model, if that was asked
 */
public record Explanation(
        Explained explained,
        String note,
        Answer answer,
        AttributionMethod method,
        Baseline baseline,
        Attribution attribution,
        Optional<Faithfulness> faithfulness) {

    /** What an example was compared with, and how people call it: {@code [PAD] in place of every word}. */
    public record Baseline(AttributionBaseline kind, String description) {}

    /**
     * What the model said.
     *
     * @param label the one whose logit is explained
     * @param output what the model says of the label: its probability, or a regression's number
     * @param predicted the label that the model gives the highest output
     * @param isProbability whether outputs are probabilities
     */
    public record Answer(String label, double output, String predicted, boolean isProbability) {}
}
