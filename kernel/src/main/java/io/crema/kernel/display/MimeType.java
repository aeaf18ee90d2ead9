package io.crema.kernel.display;

import java.util.Locale;

/** A MIME type as the notebook formats spell it, such as {@code text/html}. Lower case. */
public record MimeType(String value) {
    public static final MimeType TEXT = new MimeType("text/plain");
    public static final MimeType HTML = new MimeType("text/html");
    public static final MimeType MARKDOWN = new MimeType("text/markdown");
    public static final MimeType LATEX = new MimeType("text/latex");
    public static final MimeType SVG = new MimeType("image/svg+xml");
    public static final MimeType PNG = new MimeType("image/png");
    public static final MimeType JPEG = new MimeType("image/jpeg");
    public static final MimeType JAVASCRIPT = new MimeType("application/javascript");
    public static final MimeType JSON = new MimeType("application/json");
    public static final MimeType PLOTLY = new MimeType("application/vnd.plotly.v1+json");

    /** @throws IllegalArgumentException if the value is not {@code type/subtype} */
    public MimeType {
        value = value.strip().toLowerCase(Locale.ROOT);
        int slash = value.indexOf('/');
        if (slash < 1 || slash == value.length() - 1) {
            throw new IllegalArgumentException("not a MIME type: \"" + value + "\". Expected type/subtype: text/html");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
