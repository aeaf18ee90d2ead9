package io.crema.magics.render;

import io.crema.finetune.LanguageEvaluation;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shows how well a language model foresees completions. */
public final class LanguageEvaluationRenderer implements Renderer<LanguageEvaluation> {

    @Override
    public Class<LanguageEvaluation> type() {
        return LanguageEvaluation.class;
    }

    @Override
    public DisplayData render(LanguageEvaluation value) {
        Table table = Table.create(
                "evaluation",
                StringColumn.create("metric", "perplexity", "loss, nats a token"),
                StringColumn.create("value", number(value.perplexity()), number(value.loss())));
        String caption = String.format(
                Locale.ROOT,
                "%s on the %s: %,d prompts, %,d tokens",
                value.model(),
                value.part(),
                value.prompts(),
                value.tokens());
        return TableRenderer.captioned(caption, table);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
