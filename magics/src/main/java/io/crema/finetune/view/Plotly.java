package io.crema.finetune.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a Plotly figure that all charts share. */
final class Plotly {
    /** CSS pixels; the widest picture that a notebook page shows without scaling. */
    static final int WIDTH = 720;

    static final int HEIGHT = 380;

    /** Seen against white and against the dark page. */
    static final String GREY = "#888888";

    private Plotly() {}

    static JsonObject figure(List<Object> traces, JsonObject layout) {
        return new JsonObject()
                .with("data", traces)
                .with("layout", layout)
                .with("config", new JsonObject().with("displaylogo", false).with("typesetMath", false));
    }

    static JsonObject layout(String title, int height) {
        return new JsonObject()
                .with(
                        "title",
                        new JsonObject()
                                .with("text", text(title))
                                .with("font", new JsonObject().with("size", 15))
                                .with("x", 0.0)
                                .with("xref", "container")
                                .with("xanchor", "left")
                                .with("pad", pad()))
                .with("width", WIDTH)
                .with("height", height)
                .with(
                        "margin",
                        new JsonObject()
                                .with("l", 64)
                                .with("r", 24)
                                .with("t", 72)
                                .with("b", 56))
                .with(
                        "legend",
                        new JsonObject()
                                .with("orientation", "h")
                                .with("x", 0)
                                .with("y", 1.02)
                                .with("xanchor", "left")
                                .with("yanchor", "bottom"));
    }

    private static JsonObject pad() {
        return new JsonObject().with("l", 12).with("t", 6);
    }

    static JsonObject axis(String title) {
        return new JsonObject()
                .with("title", new JsonObject().with("text", text(title)))
                .with("automargin", true);
    }

    /** A thin dashed line across the plot: {@code axis} is the axis that the position is on. */
    static JsonObject rule(String axis, double position) {
        String other = axis.equals("x") ? "y" : "x";
        return new JsonObject()
                .with("type", "line")
                .with(axis + "0", position)
                .with(axis + "1", position)
                .with(other + "0", 0)
                .with(other + "1", 1)
                .with(other + "ref", "paper")
                .with(
                        "line",
                        new JsonObject().with("color", GREY).with("width", 1.5).with("dash", "dash"));
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
    private static void add(List<Object> list, @Nullable Object value) {
        list.add(value);
    }
}
