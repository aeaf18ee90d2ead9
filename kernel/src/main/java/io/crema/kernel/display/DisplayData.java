package io.crema.kernel.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One thing to see, in several MIME types: Jupyter's MIME bundle. Immutable.
 *
 * <p>A value is a {@code String}, a {@code byte[]} (written in base64), or for JSON types a tree of {@code Map},
 * {@code List}, {@code String}, {@code Number}, {@code Boolean} and {@code null}.
 *
 * @param data what to show, by MIME type, in the order it was added
 * @param metadata hints by MIME type, such as {@code image/png -> {width: 640}}
 */
public record DisplayData(Map<MimeType, Object> data, Map<String, Object> metadata) {

    public DisplayData {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** A bundle of plain text alone: the start of every bundle. */
    public static DisplayData text(String text) {
        return new DisplayData(Map.of(MimeType.TEXT, text), Map.of());
    }

    /** A bundle of one MIME type. */
    public static DisplayData of(MimeType type, Object value) {
        return new DisplayData(Map.of(type, value), Map.of());
    }

    /** This bundle with one more MIME type, or with that type replaced. */
    public DisplayData with(MimeType type, Object value) {
        var more = new LinkedHashMap<>(data);
        more.put(type, value);
        return new DisplayData(more, metadata);
    }

    /** This bundle with hints for one MIME type, such as a picture's width and height in CSS pixels. */
    public DisplayData withMetadata(MimeType type, Map<String, Object> hints) {
        var more = new LinkedHashMap<>(metadata);
        more.put(type.value(), Map.copyOf(hints));
        return new DisplayData(data, more);
    }

    /** This bundle with no types but these; an empty set means all of them. */
    public DisplayData only(Set<MimeType> types) {
        var fewer = new LinkedHashMap<>(data);
        fewer.keySet().removeIf(type -> !types.isEmpty() && !types.contains(type));
        return new DisplayData(fewer, metadata);
    }

    /** The plain text of this bundle, or an empty string when it has none. */
    public String plainText() {
        return String.valueOf(data.getOrDefault(MimeType.TEXT, ""));
    }
}
