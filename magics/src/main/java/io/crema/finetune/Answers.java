package io.crema.finetune;

import java.util.List;

/** What a model says of texts: one label, any number of labels, or a number for each. */
public sealed interface Answers permits TextPredictions, TextLabelSets, TextNumbers {

    /** What people should know of how the texts were read, a sentence each: what was cut off, missing or never seen. */
    List<String> remarks();
}
