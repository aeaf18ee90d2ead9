package io.crema.magics.render;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in a JSON tree of maps and lists, that need not be there: reading never fails, it gives what is asked for. */
record Tree(@Nullable Object value) {

    Tree at(String key) {
        return new Tree(value instanceof Map<?, ?> map ? map.get(key) : null);
    }

    List<Tree> items() {
        return value instanceof List<?> list ? list.stream().map(Tree::of).toList() : List.of();
    }

    private static Tree of(@Nullable Object item) {
        return new Tree(item);
    }

    String text(String otherwise) {
        return value == null || value instanceof Map || value instanceof List ? otherwise : String.valueOf(value);
    }

    /** A label as it is read: Plotly's small HTML without its tags. */
    String label() {
        return text("").replaceAll("<br ?/?>", " ")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** A title, which older figures write as a text and newer ones as an object. */
    String title() {
        Tree text = at("text");
        return text.value() == null ? label() : text.label();
    }

    /** A number; NaN if there is none. Figures made by other libraries write numbers as text. */
    double number() {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.parseDouble(text("NaN"));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    double number(double otherwise) {
        double number = number();
        return Double.isNaN(number) ? otherwise : number;
    }

    double[] numbers() {
        return items().stream().mapToDouble(Tree::number).toArray();
    }

    List<String> labels() {
        return items().stream().map(Tree::label).toList();
    }

    /** Whether every item that is there is a number. */
    boolean isNumeric() {
        return items().stream().allMatch(item -> item.value() == null || !Double.isNaN(item.number()));
    }
}
