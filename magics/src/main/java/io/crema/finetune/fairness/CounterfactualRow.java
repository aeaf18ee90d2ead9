package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Estimate;

/**
 * How one variant fares over all sentences.
 *
 * @param mean the mean probability of the positive label, with a bootstrap interval over sentences
 * @param flipRate the share of sentences decided otherwise than by the mean probability of all their variants, with
 *     Wilson's interval
 * @param change the mean of (probability - mean probability of all variants of the same sentence), with a bootstrap
 *     interval over sentences; ideal 0
 * @param p of the sign test, sentence by sentence, against the median of the other variants
 * @param adjustedP the same, by Holm for the number of variants
 */
public record CounterfactualRow(
        Variant variant, Estimate mean, Estimate flipRate, Estimate change, double p, double adjustedP) {}
