package io.crema.finetune.metrics;

/**
 * The rows whose confidence lies in {@code (low, high]}; 0 falls in the first.
 *
 * @param rows how many
 * @param confidence their mean confidence; undefined where there are none
 * @param accuracy the share of them that is right, with Wilson's interval; undefined where there are none
 */
public record ReliabilityBin(double low, double high, int rows, Score confidence, Estimate accuracy) {}
