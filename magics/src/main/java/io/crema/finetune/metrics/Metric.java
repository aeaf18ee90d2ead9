package io.crema.finetune.metrics;

/**
 * A number that says how good predictions are.
 *
 * <p>Rows weigh {@link Predictions#weight}: a metric that honours weights gets its bootstrap intervals for nothing,
 * since a resample is the same rows with other weights.
 */
public interface Metric {
    /** The name to type, with its averaging: {@code macro_f1}. */
    String name();

    /** The name to show, with its averaging: {@code F1 (macro)}. */
    String title();

    /** The formula, in one line of plain text. */
    String formula();

    /** The value of a perfect model; whether more or less is better follows from {@link #higherIsBetter}. */
    double ideal();

    boolean higherIsBetter();

    /** Whether it can say something of such predictions: some need probabilities, some exactly two classes. */
    default boolean appliesTo(Predictions rows) {
        return true;
    }

    /** Whether the value is a share of rows, so that its interval is Wilson's and needs no bootstrap. */
    default boolean isShareOfRows() {
        return false;
    }

    /** The value, or undefined with the reason. */
    Score of(Predictions rows);
}
