package io.crema.finetune.data;

import io.crema.finetune.data.image.Augmentation;
import java.util.List;

/**
 * Data divided into parts that share one label list. Which rows each part has is in its {@link
 * LabelledData#sourceRows}.
 *
 * @param train the rows to learn from
 * @param validation the rows that steer training
 * @param test the rows on which the result is reported
 * @param split how they were divided
 * @param whole the data before it was divided
 */
public record SplitData(
        LabelledData train, LabelledData validation, LabelledData test, Split split, LabelledData whole) {

    /** The same with fewer rows to learn from; validation and test stay as they are. */
    public SplitData limitTraining(int rows, long seed) {
        return new SplitData(train.limit(rows, seed), validation, test, split, whole);
    }

    /**
     * The same with a share of the rows to learn from, of every label alike and at least one of each. By one seed, a
     * larger share has the rows of a smaller one and more.
     *
     * @param share fraction in (0,1]
     */
    public SplitData shareOfTraining(double share, long seed) {
        return new SplitData(train.select(Strata.of(train, "", 1).share(share, seed)), validation, test, split, whole);
    }

    /**
     * This data, once it is known that one label of several can be learned of each row.
     *
     * @throws DataException if a label has fewer rows than there are parts, and is no number among many
     */
    public SplitData checkedForClasses() {
        Checks.frequentLabels(whole);
        return this;
    }

    /** The same whose pictures change at random when a model learns from them. */
    public SplitData augmented(Augmentation augmentation) {
        return new SplitData(train.augmented(augmentation), validation, test, split, whole);
    }

    /** Whether rows are the training part's, be it that they were read and divided once more. */
    public boolean isTraining(LabelledData rows) {
        return isSame(rows, train);
    }

    /** Whether rows are the validation part's, be it that they were read and divided once more. */
    public boolean isValidation(LabelledData rows) {
        return isSame(rows, validation);
    }

    /** Whether rows are the test part's, be it that they were read and divided once more. */
    public boolean isTest(LabelledData rows) {
        return isSame(rows, test);
    }

    private static boolean isSame(LabelledData rows, LabelledData part) {
        return rows == part
                || (rows.rows() == part.rows()
                        && rows.columns().equals(part.columns())
                        && unchanged(rows).contentHash().equals(unchanged(part).contentHash()));
    }

    /** Rows stay the same whether or not a model that learns from them sees them changed. */
    private static LabelledData unchanged(LabelledData rows) {
        return rows.augmented(Augmentation.NONE);
    }

    /** What a part is called in reports: {@code test split of reviews}. Other rows keep their name. */
    public String nameOf(LabelledData part) {
        String name = isTest(part) ? "test" : isValidation(part) ? "validation" : isTraining(part) ? "training" : "";
        return name.isEmpty() ? part.name() : name + " split of " + part.name();
    }

    /** The label names, the same in every part. */
    public List<String> labels() {
        return train.labels();
    }

    /** {@code reviews: 4,000 train, 500 validation, 500 test (seed 42)}. */
    @Override
    public String toString() {
        return split.sentence(train.name(), train.rows(), validation.rows(), test.rows());
    }
}
