package io.crema.kernel.display;

/**
 * Any value as plain text, for want of something better: a string without quotes, and arrays, collections, maps and
 * records with what is in them.
 */
public final class TextRenderer implements Renderer<Object> {
    @Override
    public Class<Object> type() {
        return Object.class;
    }

    @Override
    public DisplayData render(Object value) {
        return DisplayData.text(ReadableText.of(value));
    }
}
