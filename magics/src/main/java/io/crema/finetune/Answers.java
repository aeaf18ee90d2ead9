package io.crema.finetune;

import java.util.List;

/** What a model says of texts: one label, any number of labels, or a number for each. */
public sealed interface Answers permits TextPredictions, TextLabelSets, TextNumbers {

    /** What people should know of how the texts were read, a sentence each: what was cut off, missing or never seen. */
    List<String> remarks();

    /**
     * The same, of which so many labels of each text are shown, most probable first.
     *
     * @throws IllegalArgumentException if it is not one label of several that each text was given
     */
    default Answers top(int count) {
        throw new IllegalArgumentException(
                "labels are ranked where a model chooses one of them, and this one learned something else. Leave top-k out");
    }
}
