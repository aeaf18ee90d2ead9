package io.crema.finetune.fairness;

import static io.crema.finetune.fairness.Outcome.FALSE_NEGATIVE;
import static io.crema.finetune.fairness.Outcome.FALSE_POSITIVE;
import static io.crema.finetune.fairness.Outcome.TRUE_NEGATIVE;
import static io.crema.finetune.fairness.Outcome.TRUE_POSITIVE;
import static io.crema.finetune.fairness.Outcome.mask;

import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Score;
import java.util.Locale;

/**
 * A rate of one group, a share of some of its rows; with weights, of their weight.
 *
 * <p>None has an ideal value of its own: what is compared is whether groups differ. Positive is the label asked for,
 * selected means predicted as it.
 */
public enum GroupMetric {
    /** {@code (TP + FP) / n}: the share selected. */
    SELECTION_RATE("selection rate", "rows", mask(TRUE_POSITIVE, FALSE_POSITIVE), mask(Outcome.values())),
    /** {@code TP / (TP + FN)}: of the positives, the share selected. */
    TRUE_POSITIVE_RATE("true positive rate", "positives", mask(TRUE_POSITIVE), mask(TRUE_POSITIVE, FALSE_NEGATIVE)),
    /** {@code FN / (TP + FN)}: of the positives, the share passed over. */
    FALSE_NEGATIVE_RATE("false negative rate", "positives", mask(FALSE_NEGATIVE), mask(TRUE_POSITIVE, FALSE_NEGATIVE)),
    /** {@code FP / (FP + TN)}: of the negatives, the share wrongly selected. */
    FALSE_POSITIVE_RATE("false positive rate", "negatives", mask(FALSE_POSITIVE), mask(FALSE_POSITIVE, TRUE_NEGATIVE)),
    /** {@code TN / (FP + TN)}: of the negatives, the share rightly not selected. */
    TRUE_NEGATIVE_RATE("true negative rate", "negatives", mask(TRUE_NEGATIVE), mask(FALSE_POSITIVE, TRUE_NEGATIVE)),
    /** {@code (TP + TN) / n}: the share decided as is true. */
    ACCURACY("accuracy", "rows", mask(TRUE_POSITIVE, TRUE_NEGATIVE), mask(Outcome.values())),
    /** {@code TP / (TP + FP)}: of the selected, the share that is positive. */
    PRECISION("precision", "selected", mask(TRUE_POSITIVE), mask(TRUE_POSITIVE, FALSE_POSITIVE));

    private final String title;
    private final String base;
    private final int counted;
    private final int among;

    GroupMetric(String title, String base, int counted, int among) {
        this.title = title;
        this.base = base;
        this.counted = counted;
        this.among = among;
    }

    /** The name to show: {@code true positive rate}. */
    public String title() {
        return title;
    }

    /** The name in a file: {@code true_positive_rate}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is a share of: rows, positives, negatives or selected. */
    public String base() {
        return base;
    }

    Score of(Tally tally, Undefined undefined) {
        return tally.rows() == 0
                ? Score.undefined("0 rows")
                : undefined.rate(tally.weight(counted), tally.weight(among), "0 " + base);
    }

    /** The rate with Wilson's interval, on the effective number of rows where they are weighted. */
    Estimate estimate(Tally tally, Undefined undefined, double level) {
        Score score = of(tally, undefined);
        double trials = tally.effectiveRows(among);
        return score.isDefined() && trials > 0
                ? Estimate.of(score, Interval.wilson(Math.min(1, score.value()), trials, level))
                : Estimate.withoutInterval(score);
    }

    /** How many rows the rate is a share of. */
    int baseRows(Tally tally) {
        return tally.rows(among);
    }
}
