package io.crema.finetune.strategy;

import java.util.List;
import java.util.stream.Collectors;

/** The rows of a batch, as a sentence names them. */
public final class RowList {
    private static final int SHOWN = 16;

    private RowList() {}

    /** {@code 3, 7, 12}; of many the first, and how many more there are. */
    public static String of(List<Integer> rows) {
        String shown = rows.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return rows.size() > SHOWN ? shown + " and " + (rows.size() - SHOWN) + " more" : shown;
    }
}
