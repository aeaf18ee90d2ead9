package io.crema.kernel.shell;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a raw documentation comment readable, as HTML and as text. */
final class Javadoc {
    private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal)\\s+([^{}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)?\\s+(?:[^\\s{}]+\\s+)?([^{}]*)}");
    private static final Pattern TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");

    private Javadoc() {}

    /** The comment as HTML, or nothing. */
    static String html(@Nullable String comment) {
        if (comment == null) {
            return "";
        }
        String inline = CODE.matcher(comment)
                .replaceAll(match ->
                        java.util.regex.Matcher.quoteReplacement("<code>" + escape(match.group(1)) + "</code>"));
        inline = LINK.matcher(inline).replaceAll("<code>$1</code>");
        return "<p>" + TAG.matcher(inline).replaceAll("<br><b>$1</b> ") + "</p>";
    }

    /** The comment as text after a blank line, or nothing. */
    static String text(@Nullable String comment) {
        if (comment == null) {
            return "";
        }
        String inline = LINK.matcher(CODE.matcher(comment).replaceAll("$1")).replaceAll("$1");
        return "\n\n" + inline.replaceAll("</?\\w+[^>]*>", "").strip();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
