package io.crema.finetune.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a Plotly figure that all charts share. */
final class Plotly {
    /** CSS pixels; the widest picture that a notebook page shows without scaling. */
    static final int WIDTH = 720;

    static final int HEIGHT = 380;

    /** Seen against white and against the dark page. */
    static final String GREY = "#888888";

    private Plotly() {}

    /** A JSON object with its keys in the order given. Null values stay, as JSON's null. */
    static Map<String, Object> object(@Nullable Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            put(object, String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }

    static Map<String, Object> figure(List<Object> traces, Map<String, Object> layout) {
        return object("data", traces, "layout", layout, "config", object("displaylogo", false, "typesetMath", false));
    }

    static Map<String, Object> layout(String title, int height) {
        return object(
                "title", object("text", text(title), "x", 0.0, "xref", "container", "xanchor", "left", "pad", pad()),
                "width", WIDTH,
                "height", height,
                "margin", object("l", 64, "r", 24, "t", 72, "b", 56),
                "legend", object("orientation", "h", "x", 0, "y", 1.02, "xanchor", "left", "yanchor", "bottom"));
    }

    private static Map<String, Object> pad() {
        return object("l", 12, "t", 6);
    }

    static Map<String, Object> axis(String title) {
        return object("title", object("text", text(title)), "automargin", true);
    }

    /** A thin dashed line across the plot: {@code axis} is the axis that the position is on. */
    static Map<String, Object> rule(String axis, double position) {
        String other = axis.equals("x") ? "y" : "x";
        return object(
                "type",
                "line",
                axis + "0",
                position,
                axis + "1",
                position,
                other + "0",
                0,
                other + "1",
                1,
                other + "ref",
                "paper",
                "line",
                object("color", GREY, "width", 1.5, "dash", "dash"));
    }

    /** Text as Plotly shows it literally: its labels are a small HTML. */
    static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static List<Object> texts(List<String> plain) {
        var texts = new ArrayList<Object>();
        plain.forEach(each -> texts.add(text(each)));
        return texts;
    }

    /** JSON knows no NaN: a number that is not finite is missing. */
    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static List<Object> numbers(List<Double> values) {
        var numbers = new ArrayList<Object>();
        values.forEach(value -> add(numbers, number(value)));
        return numbers;
    }

    // The trees of a display hold JSON's null, which the types of the JDK's collections cannot say.
    @SuppressWarnings("NullAway")
    private static void put(Map<String, Object> object, String key, @Nullable Object value) {
        object.put(key, value);
    }

    @SuppressWarnings("NullAway")
    private static void add(List<Object> list, @Nullable Object value) {
        list.add(value);
    }
}
