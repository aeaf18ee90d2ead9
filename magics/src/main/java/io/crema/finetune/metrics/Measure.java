package io.crema.finetune.metrics;

/**
 * A number that says how good a model's answers are.
 *
 * <p>Rows have weights: a measure that honours them gets its bootstrap intervals for nothing, since a resample is the
 * same rows with other weights.
 *
 * @param <R> the rows it looks at: {@link Predictions}, {@link NumberPredictions} or {@link LabelSets}
 */
public interface Measure<R> {
    /** The name to type, with its averaging: {@code macro_f1}. */
    String name();

    /** The name to show, with its averaging: {@code F1 (macro)}. */
    String title();

    /** The formula, in one line of plain text. */
    String formula();

    /** The value of a perfect model; whether more or less is better follows from {@link #higherIsBetter}. */
    double ideal();

    boolean higherIsBetter();

    /** Whether it can say something of such rows: some need probabilities, some exactly two classes. */
    default boolean appliesTo(R rows) {
        return true;
    }

    /** Whether the value is a share of rows, so that its interval is Wilson's and needs no bootstrap. */
    default boolean isShareOfRows() {
        return false;
    }

    /** Whether the value is in the unit of what is predicted, so that it may be of any size. */
    default boolean isInUnit() {
        return false;
    }

    /** How many decimals show a value: three, and more where one in a unit of its own is small. */
    default int decimals(double value) {
        boolean small = isInUnit() && Math.abs(value) < 1 && value != 0;
        return small ? Math.min(12, 3 - (int) Math.floor(Math.log10(Math.abs(value)))) : 3;
    }

    /** The value, or undefined with the reason. */
    Score of(R rows);
}
