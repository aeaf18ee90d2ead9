package io.crema.finetune.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Texts as token ids, a row for each text, as long as the text needs. */
public final class Tokens {
    private final int[][] ids;
    private final int[] uncut;

    /** @param uncut how many tokens each text has, those included that were cut off */
    Tokens(int[][] ids, int[] uncut) {
        this.ids = ids;
        this.uncut = uncut;
    }

    /** Rows that are tokens already, none of them cut. */
    public static Tokens of(int[][] ids) {
        return new Tokens(
                ids.clone(), Arrays.stream(ids).mapToInt(row -> row.length).toArray());
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
        return (int) IntStream.range(0, ids.length)
                .filter(row -> uncut[row] > ids[row].length)
                .count();
    }

    /** How long the texts are, in tokens, special ones included, before any was cut. */
    public DataSummary.Lengths lengths() {
        return DataSummary.Lengths.of(uncut);
    }
}
