package io.crema.magics.render;

/** Text inside HTML. */
final class Html {
    private Html() {}

    /**
     * Escapes what HTML reads as markup. Front ends typeset {@code $...$} and {@code \(...\)} in HTML output, once its
     * entities are read; both ends of a formula must be in one piece of text, so each such sign gets a span of its own.
     */
    static String text(String plain) {
        var escaped = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '$' -> escaped.append("<span>&#36;</span>");
                case '\\' -> escaped.append("<span>&#92;</span>");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
