package io.crema.kernel.magic.builtin;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;

/** Shows the cell as Markdown. */
public final class MarkdownMagic implements Magic {
    private final MarkupText markup = new MarkupText(MimeType.MARKDOWN);

    @Override
    public MagicSyntax syntax() {
        return markup.syntax("markdown", "Shows Markdown.");
    }

    @Override
    public DisplayData run(MagicArguments arguments, MagicContext context) {
        return markup.show(arguments);
    }
}
