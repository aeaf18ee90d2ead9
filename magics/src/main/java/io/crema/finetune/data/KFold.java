package io.crema.finetune.data;

/**
 * How rows are divided into folds, each of which is held out once while a model learns from the others.
 *
 * <p>Each fold gets its share of every label, to a row. A published test part is in none of them.
 *
 * @param folds how many, at least 2
 * @param seed decides which rows go where; the same seed gives the same rows
 * @param stratifyBy a column of which each fold gets its share of every value, within every label; empty for none
 * @param groupBy a column whose values never straddle two folds (one author, one patient); empty for none
 */
public record KFold(int folds, long seed, String stratifyBy, String groupBy) {
    private static final long DEFAULT_SEED = 42;

    /** @throws DataException if there are fewer than 2 folds */
    public KFold {
        if (folds < 2) {
            throw new DataException(
                    "%d folds leave nothing to learn from".formatted(folds), "Ask for 2 folds or more; 5 are usual.");
        }
    }

    /** Folds with their share of every label, with seed 42 until another is given. */
    public static KFold of(int folds) {
        return new KFold(folds, DEFAULT_SEED, "", "");
    }

    /** The same division with another draw. */
    public KFold seed(long newSeed) {
        return new KFold(folds, newSeed, stratifyBy, groupBy);
    }

    /** Gives each fold its share of every value in this column, within every label. */
    public KFold stratifyBy(String column) {
        return new KFold(folds, seed, column, groupBy);
    }

    /** Keeps rows with the same value in this column together. */
    public KFold groupBy(String column) {
        return new KFold(folds, seed, stratifyBy, column);
    }

    FoldedData applyTo(LabelledData data) {
        return new Folding(data, this).folds();
    }
}
