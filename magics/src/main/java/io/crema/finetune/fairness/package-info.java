/**
 * Group fairness: how a model's decisions fall on groups of people, assessed from arrays on the JDK alone.
 *
 * <p>{@link io.crema.finetune.fairness.BiasReport} is the whole answer: each group's rates with intervals, each gap with
 * the band it would have by chance, and sentences naming who is passed over or wrongly flagged. Beneath it lie {@link
 * io.crema.finetune.fairness.MetricFrame} (rates by group, their differences and ratios) and {@link
 * io.crema.finetune.fairness.Disparity} (demographic parity, equal opportunity, equalized odds). {@link
 * io.crema.finetune.fairness.CounterfactualReport} needs no labels: it swaps who a sentence speaks of, and nothing else.
 *
 * <p>The words and the definitions are Fairlearn's, and {@link io.crema.finetune.fairness.Undefined#FAIRLEARN} gives its
 * numbers; by default a rate that has no rows is undefined and says so. No number here shows that a model is fair: a
 * report assesses, on these rows, with this uncertainty.
 */
@NullMarked
package io.crema.finetune.fairness;

import org.jspecify.annotations.NullMarked;
