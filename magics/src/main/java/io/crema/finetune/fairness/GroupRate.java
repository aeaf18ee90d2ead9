package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Estimate;

/** A rate of one group with its interval. */
public record GroupRate(GroupMetric metric, Estimate estimate) {}
