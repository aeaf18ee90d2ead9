package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.Score;

/**
 * A number before and after a mitigation, on the same rows.
 *
 * @param name to type or to read in a file: {@code demographic_parity_difference}
 * @param title to show
 * @param change after less before, with the paired bootstrap's interval over rows
 */
public record PairedChange(String name, String title, Score before, Score after, Estimate change) {}
