package io.crema.finetune.check;

import io.crema.finetune.check.DataFinding.Kind;
import io.crema.finetune.data.Markup;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Tags and entities of HTML that were left in texts. */
final class MarkupLeft implements Check {

    @Override
    public String looksAt(Examined data) {
        return data.hasTexts() ? "markup in texts" : "";
    }

    @Override
    public List<DataFinding> findings(Examined data) {
        int[] rows = IntStream.range(0, data.rows())
                .filter(row -> Markup.isIn(data.example(row)))
                .toArray();
        if (rows.length == 0) {
            return List.of();
        }
        return List.of(new DataFinding(
                Kind.MARKUP,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d texts have HTML in them, such as %s.",
                        rows.length,
                        data.rows(),
                        Markup.first(data.example(rows[0])).orElse("")),
                "It takes tokens from what people wrote, and a model may learn who wrote with which tool.",
                data.looks(rows, row -> "")));
    }
}
