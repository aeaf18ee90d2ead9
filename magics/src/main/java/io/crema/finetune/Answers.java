package io.crema.finetune;

/** What a model says of texts: one label, any number of labels, or a number for each. */
public sealed interface Answers permits TextPredictions, TextLabelSets, TextNumbers {}
