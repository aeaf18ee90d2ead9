package io.crema.finetune.data;

/**
 * A few rows to look at.
 *
 * @param rows in their order in the data
 */
public record Glimpse(LabelledData rows) {

    /**
     * Draws rows without replacement; all of them where there are not more.
     *
     * @throws DataException if the number is not positive, or the data has no example column
     */
    public static Glimpse of(LabelledData data, int rows, long seed) {
        Checks.hasExample(data);
        return new Glimpse(data.limit(rows, seed));
    }

    /** Whether the examples are pictures. */
    public boolean ofPictures() {
        return !rows.roles().image().isEmpty();
    }

    /** The label of a row, or an empty string if the data has no labels. */
    public String label(int row) {
        return rows.roles().label().isEmpty() ? "" : rows.label(row);
    }

    /** {@code 8 of the rows of digits}. */
    @Override
    public String toString() {
        return rows.rows() + " of the rows of " + rows.name();
    }
}
