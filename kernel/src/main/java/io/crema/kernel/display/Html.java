package io.crema.kernel.display;

/** Text within HTML. */
public final class Html {
    private Html() {}

    /** The text with {@code & < > " '} written so that HTML shows them, in an element and in a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
