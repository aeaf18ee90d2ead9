package io.crema.finetune.data;

/** Texts as token ids, a row for each text, as long as the text needs. */
public final class Tokens {
    private final int[][] ids;
    private final int truncated;

    Tokens(int[][] ids, int truncated) {
        this.ids = ids;
        this.truncated = truncated;
    }

    /** Rows that are tokens already, none of them cut. */
    public static Tokens of(int[][] ids) {
        return new Tokens(ids.clone(), 0);
    }

    /** How many rows. */
    public int size() {
        return ids.length;
    }

    /** The tokens of a row; not to be changed. */
    public int[] row(int row) {
        return ids[row];
    }

    /** How many tokens a row has. */
    public int length(int row) {
        return ids[row].length;
    }

    /** How many texts were cut to fit. */
    public int truncated() {
        return truncated;
    }
}
