package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Score;

/** What a rate is where it has no rows: a true positive rate in a group without positives. */
public enum Undefined {
    /** Not available: left out of gaps, with a footnote. */
    NA {
        @Override
        Score rate(double numerator, double denominator, String reason) {
            return Score.ratio(numerator, denominator, reason);
        }
    },
    /** 0, as Fairlearn has it: a group without positives then makes a gap as large as the best group's rate. */
    FAIRLEARN {
        @Override
        Score rate(double numerator, double denominator, String reason) {
            return Score.of(denominator == 0 ? 0 : numerator / denominator);
        }
    };

    abstract Score rate(double numerator, double denominator, String reason);
}
