package io.crema.finetune.check;

import io.crema.finetune.check.DataFinding.Kind;
import io.crema.finetune.data.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Texts that a model does not read to their end.
 *
 * @param tokenizer the model's own
 */
record Truncation(Function<List<String>, Tokens> tokenizer) implements Check {
    private static final int MOST_ROWS = 10_000;

    /** Less than this is not worth a word. */
    private static final double WORTHWHILE = .01;

    @Override
    public String looksAt(Examined data) {
        return data.hasTexts() ? "texts that the model cuts" : "";
    }

    @Override
    public List<DataFinding> findings(Examined data) {
        int[] rows = data.drawn(IntStream.range(0, data.rows()).toArray(), MOST_ROWS);
        if (rows.length == 0) {
            return List.of();
        }
        Tokens tokens =
                tokenizer.apply(Arrays.stream(rows).mapToObj(data::example).toList());
        double share = (double) tokens.truncated() / rows.length;
        if (share < WORTHWHILE) {
            return List.of();
        }
        int limit = IntStream.range(0, tokens.size()).map(tokens::length).max().orElse(0);
        return List.of(new DataFinding(
                Kind.TRUNCATED,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d texts%s are longer than the %,d tokens that the model reads: %.1f %% (%s). The longest"
                                + " has %,d.",
                        tokens.truncated(),
                        rows.length,
                        rows.length < data.rows() ? String.format(Locale.ROOT, " (drawn of %,d)", data.rows()) : "",
                        limit,
                        100 * share,
                        Columns.interval(share, rows.length),
                        tokens.lengths().longest()),
                "What comes after is not seen, and what decides often stands at the end.",
                List.of()));
    }
}
