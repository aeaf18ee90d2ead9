package io.crema.finetune.data;

import java.util.Locale;

/**
 * How rows are divided into training, validation and test. The proportions add up to 1; each part gets its share of
 * every label, rounded to whole rows by largest remainders, and at least one row of it; within a label, each part gets
 * its share of every value of another column, as nearly as whole rows allow. Where the label is a quantity that
 * hardly repeats, each part gets its share of the rows.
 *
 * @param train share of the rows to train on, fraction in (0,1)
 * @param validation share that steers training: early stopping, thresholds
 * @param test share on which the result is reported; 0 if the published test part is kept
 * @param seed decides which rows go where; the same seed gives the same rows
 * @param stratifyBy a column of which each part gets its share of every value, beside that of every label; empty for none
 * @param groupBy a column whose values never straddle two parts (one author, one patient); empty for none
 * @param keepsTest whether the test part was set aside before, by its publisher or as the fold that is held out, and
 *     only the rest is divided
 */
public record Split(
        double train, double validation, double test, long seed, String stratifyBy, String groupBy, boolean keepsTest) {
    private static final double TOLERANCE = 1e-9;
    private static final long DEFAULT_SEED = 42;
    private static final double DEFAULT_VALIDATION = .1;

    /** @throws DataException if a share is not above 0 or they do not add up to 1 */
    public Split {
        boolean positive = train > 0 && validation > 0 && (keepsTest ? test == 0 : test > 0);
        double sum = train + validation + test;
        if (!positive || !(Math.abs(sum - 1) <= TOLERANCE)) {
            String shares = keepsTest
                    ? "train %s, validation %s".formatted(train, validation)
                    : "train %s, validation %s, test %s".formatted(train, validation, test);
            throw new DataException(
                    "a split needs shares above 0 that add up to 1, not %s".formatted(shares),
                    positive
                            ? "These add up to %s; change one of them by %s.".formatted(round(sum), round(1 - sum))
                            : "Give each part a share, such as %s."
                                    .formatted(keepsTest ? ".9 and .1" : ".8, .1 and .1"));
        }
    }

    /** Every part drawn from all rows, with seed 42 until another is given. */
    public static Split stratified(double train, double validation, double test) {
        return new Split(train, validation, test, DEFAULT_SEED, "", "", false);
    }

    /** Keeps the published test part, and a tenth of the other rows for validation. */
    public static Split keepTest() {
        return keepTest(1 - DEFAULT_VALIDATION, DEFAULT_VALIDATION);
    }

    /** Keeps the published test part; the shares are of the other rows. */
    public static Split keepTest(double train, double validation) {
        return new Split(train, validation, 0, DEFAULT_SEED, "", "", true);
    }

    /** The same division with another draw. */
    public Split seed(long newSeed) {
        return new Split(train, validation, test, newSeed, stratifyBy, groupBy, keepsTest);
    }

    /** Gives each part its share of every value in this column, within every label. */
    public Split stratifyBy(String column) {
        return new Split(train, validation, test, seed, column, groupBy, keepsTest);
    }

    /** Keeps rows with the same value in this column together. */
    public Split groupBy(String column) {
        return new Split(train, validation, test, seed, stratifyBy, column, keepsTest);
    }

    SplitData applyTo(LabelledData data) {
        return new Division(data, this).parts();
    }

    /** {@code reviews: 4,000 train, 500 validation, 500 test (seed 42)}, of rows that were divided so. */
    String sentence(String name, int trainRows, int validationRows, int testRows) {
        return String.format(
                Locale.ROOT,
                "%s: %,d train, %,d validation, %,d test (seed %d)",
                name,
                trainRows,
                validationRows,
                testRows,
                seed);
    }

    /** Shares of the rows that are divided, in the order of the parts. */
    double[] shares() {
        return keepsTest ? new double[] {train, validation} : new double[] {train, validation, test};
    }

    private static double round(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
