package io.crema.finetune.metrics;

/**
 * A row that was predicted wrongly.
 *
 * @param row its index in the evaluated rows
 * @param confidence the probability that the wrong class was given, fraction in [0,1]
 */
public record ConfidentError(int row, String truth, String predicted, double confidence) {}
