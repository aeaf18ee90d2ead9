package io.crema.kernel.magic.builtin;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;

/** Shows the cell as JavaScript, which the browser runs. */
public final class JavascriptMagic implements Magic {
    private final MarkupText markup = new MarkupText(MimeType.JAVASCRIPT);

    @Override
    public MagicSyntax syntax() {
        return markup.syntax("javascript", "Runs JavaScript in the browser, where the notebook is trusted.");
    }

    @Override
    public DisplayData run(MagicArguments arguments, MagicContext context) {
        return markup.show(arguments);
    }
}
