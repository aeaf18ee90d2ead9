package io.crema.finetune.metrics;

/**
 * A row that was predicted wrongly.
 *
 * @param row its index in the evaluated rows
 * @param example what was read or looked at; empty if that is not known here
 * @param confidence the probability that the wrong class was given, fraction in [0,1]
 */
public record ConfidentError(int row, String example, String truth, String predicted, double confidence) {}
