package io.crema.kernel.magic.builtin;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Html;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.List;
import java.util.stream.Collectors;

/** Lists all magics with what they do. */
public final class LsmagicMagic implements Magic {
    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("lsmagic", "Lists all magics.");
    }

    @Override
    public DisplayData run(MagicArguments arguments, MagicContext context) {
        arguments.check();
        List<MagicSyntax> magics = context.magics().syntaxes();
        return DisplayData.text(text(magics)).with(MimeType.HTML, html(magics));
    }

    private static String text(List<MagicSyntax> magics) {
        int width =
                magics.stream().mapToInt(each -> spelled(each).length()).max().orElse(0);
        return magics.stream()
                .map(each -> spelled(each) + " ".repeat(width - spelled(each).length() + 2) + each.summary())
                .collect(Collectors.joining("\n", "", "\n\n%name? says what a magic takes."));
    }

    private static String html(List<MagicSyntax> magics) {
        return magics.stream()
                .map(each -> "<tr><td style=\"text-align:left\"><code>" + Html.escape(spelled(each))
                        + "</code></td><td style=\"text-align:left\">" + Html.escape(each.summary()) + "</td></tr>")
                .collect(Collectors.joining(
                        "", "<table><tbody>", "</tbody></table><p><code>%name?</code> says what a magic takes.</p>"));
    }

    private static String spelled(MagicSyntax syntax) {
        return "%" + syntax.name() + (syntax.body().isEmpty() ? "" : ", %%" + syntax.name());
    }
}
