package io.crema.magics.render;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;

/**
 * A Tablesaw figure as a strict Plotly tree.
 *
 * <p>Tablesaw writes JavaScript variables for the Plotly of years ago. They are read by a lenient JSON reader; then
 * numbers become numbers, missing ones null, and titles objects, as Plotly 3 wants them. Tablesaw's own page is never
 * shown: it would run a script that stands in a data value.
 */
final class FigureTree {
    private static final Pattern VARIABLE = Pattern.compile("\\G\\s*var\\s+(\\w+)\\s*=\\s*");
    private static final Pattern AXIS = Pattern.compile("[xyz]axis\\d*");

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .build();

    private FigureTree() {}

    /** @throws IllegalArgumentException if Tablesaw wrote what is no figure */
    static Map<String, Object> of(Figure figure) {
        figure.asJavascript("figure");
        String script = Objects.toString(figure.getContext().get("figure"), "");
        var traces = new ArrayList<Object>();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("data", traces);
        tree.put("layout", new LinkedHashMap<String, Object>());
        Matcher variable = VARIABLE.matcher(script);
        int position = 0;
        while (variable.find(position)) {
            int start = variable.end();
            try (JsonParser parser = LENIENT.createParser(script.substring(start))) {
                Object value = strict(parser.readValueAs(Object.class), "");
                position = afterSemicolon(
                        script, start + (int) parser.currentLocation().getCharOffset());
                if (variable.group(1).matches("layout|config")) {
                    tree.put(variable.group(1), value);
                } else {
                    traces.add(value);
                }
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("this Tablesaw figure cannot be read: " + e.getOriginalMessage(), e);
            } catch (IOException e) {
                throw new IllegalArgumentException("this Tablesaw figure cannot be read: " + e.getMessage(), e);
            }
        }
        modernise(tree.get("layout"));
        return tree;
    }

    private static int afterSemicolon(String script, int from) {
        int at = from;
        while (at < script.length() && (Character.isWhitespace(script.charAt(at)) || script.charAt(at) == ';')) {
            at++;
        }
        return at;
    }

    /** Missing numbers become null, HTML entities characters, and numbers in quotes numbers where they are data. */
    private static @Nullable Object strict(@Nullable Object value, String key) {
        if (value instanceof Map<?, ?> map) {
            var strict = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((name, item) -> strict.put(String.valueOf(name), strict(item, String.valueOf(name))));
            return strict;
        }
        if (value instanceof List<?> list) {
            var strict = new ArrayList<@Nullable Object>();
            list.forEach(item -> strict.add(strict(item, key)));
            return key.matches("[xyz]|r|theta|values") ? numbers(strict) : strict;
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return null;
        }
        return value;
    }

    /** Tablesaw's line plots write numbers as text: if all items read as numbers, they are numbers. */
    private static List<@Nullable Object> numbers(List<@Nullable Object> items) {
        var numbers = new ArrayList<@Nullable Object>();
        for (Object item : items) {
            double number = new Tree(item).number();
            boolean missing = item == null || item.equals("null") || item.equals("NaN") || item.equals("");
            if (Double.isNaN(number) && !missing) {
                return items;
            }
            numbers.add(item instanceof String || missing ? finite(number) : item);
        }
        return numbers;
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    @SuppressWarnings("unchecked") // what strict() made has text keys
    private static void modernise(@Nullable Object layout) {
        if (!(layout instanceof Map<?, ?>)) {
            return;
        }
        var tree = (Map<String, Object>) layout;
        raiseTitle(tree);
        tree.forEach((name, value) -> {
            if (AXIS.matcher(name).matches() && value instanceof Map<?, ?>) {
                raiseTitle((Map<String, Object>) value);
            }
        });
    }

    /** Since Plotly 3 a title is {@code {text, font}}; a plain text vanishes. */
    private static void raiseTitle(Map<String, Object> owner) {
        Object font = owner.remove("titlefont");
        if (owner.get("title") instanceof String text) {
            var title = new LinkedHashMap<String, Object>();
            title.put("text", text);
            if (font != null) {
                title.put("font", font);
            }
            owner.put("title", title);
        }
    }
}
