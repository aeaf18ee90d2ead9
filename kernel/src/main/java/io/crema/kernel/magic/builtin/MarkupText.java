package io.crema.kernel.magic.builtin;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;

/**
 * What the magics have in common that show a cell's text as something else than text: it stands below the magic, or
 * behind it on the line.
 */
record MarkupText(MimeType type) {
    private static final String LINE = "TEXT";

    MagicSyntax syntax(String name, String summary) {
        return MagicSyntax.named(name, summary)
                .verbatim(LINE, "the text, where it fits on the line")
                .body("the text");
    }

    DisplayData show(MagicArguments arguments) {
        String line = arguments.optionalText(LINE).orElse("");
        String body = arguments.body().orElse("");
        if (line.isEmpty() && body.isBlank()) {
            arguments.problem("there is nothing to show. Put the text on the lines below %%"
                    + arguments.call().name());
        }
        arguments.check();
        String text = line.isEmpty() ? body : body.isEmpty() ? line : line + "\n" + body;
        return DisplayData.text(text).with(type, text);
    }
}
