package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Estimate;

/**
 * A rate of one group with its interval.
 *
 * @param rows how many rows it is a share of: the group's rows, positives, negatives or selected
 */
public record GroupRate(GroupMetric metric, Estimate estimate, int rows) {}
