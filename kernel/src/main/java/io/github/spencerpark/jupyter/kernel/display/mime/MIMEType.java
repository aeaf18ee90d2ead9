package io.github.spencerpark.jupyter.kernel.display.mime;

import io.crema.kernel.display.MimeType;

/** A MIME type under IJava's name. */
public record MIMEType(MimeType type) {
    public static final MIMEType TEXT_PLAIN = parse("text/plain");
    public static final MIMEType TEXT_HTML = parse("text/html");
    public static final MIMEType TEXT_CSS = parse("text/css");
    public static final MIMEType TEXT_LATEX = parse("text/latex");
    public static final MIMEType TEXT_MARKDOWN = parse("text/markdown");
    public static final MIMEType APPLICATION_JSON = parse("application/json");
    public static final MIMEType APPLICATION_JAVASCRIPT = parse("application/javascript");
    public static final MIMEType APPLICATION_PDF = parse("application/pdf");
    public static final MIMEType IMAGE_PNG = parse("image/png");
    public static final MIMEType IMAGE_JPEG = parse("image/jpeg");
    public static final MIMEType IMAGE_GIF = parse("image/gif");
    public static final MIMEType IMAGE_SVG = parse("image/svg+xml");

    /**
     * The type that a text spells.
     *
     * @throws IllegalArgumentException if the text is not {@code type/subtype}
     */
    public static MIMEType parse(String text) {
        return new MIMEType(new MimeType(text));
    }

    @Override
    public String toString() {
        return type.value();
    }
}
