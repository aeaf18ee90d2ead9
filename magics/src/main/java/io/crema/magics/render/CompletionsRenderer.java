package io.crema.magics.render;

import io.crema.finetune.generation.Generated;
import io.crema.finetune.generation.TextCompletions;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderer;
import java.util.stream.Collectors;

/** Shows each prompt, paler, and what a model wrote behind it. */
public final class CompletionsRenderer implements Renderer<TextCompletions> {

    @Override
    public Class<TextCompletions> type() {
        return TextCompletions.class;
    }

    @Override
    public DisplayData render(TextCompletions value) {
        String text = value.rows().stream()
                .map(row -> row.prompt() + row.text() + "\n(" + row.summary() + ")")
                .collect(Collectors.joining("\n\n"));
        String html = value.rows().stream().map(CompletionsRenderer::html).collect(Collectors.joining("\n"));
        return DisplayData.text(text).with(MimeType.HTML, html);
    }

    private static String html(Generated row) {
        return html(row.prompt(), row.text()) + "\n<div style=\"opacity:.65;font-size:90%;margin:0 0 10px\">"
                + Html.text(row.summary()) + "</div>";
    }

    static String html(String prompt, String text) {
        return "<div style=\"white-space:pre-wrap;max-width:720px;margin:6px 0 2px\"><span style=\"opacity:.65\">"
                + Html.text(prompt) + "</span>" + Html.text(text) + "</div>";
    }
}
