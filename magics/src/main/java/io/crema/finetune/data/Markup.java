package io.crema.finetune.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.StringColumn;

/** HTML that was left in texts: the tags that people meet in reviews and posts, and entities. */
public final class Markup {
    private static final Pattern TAG = Pattern.compile(
            "</?(?:br|p|div|span|a|b|i|u|em|strong|ul|ol|li|img|table|tr|td|th|h[1-6]|font|blockquote)\\b[^<>]*>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|quot|apos|nbsp|#\\d{1,6}|#x[0-9a-f]{1,5});");
    private static final Pattern EITHER =
            Pattern.compile(TAG.pattern() + "|" + ENTITY.pattern(), Pattern.CASE_INSENSITIVE);

    private Markup() {}

    public static boolean isIn(String text) {
        return (text.indexOf('<') >= 0 || text.indexOf('&') >= 0)
                && EITHER.matcher(text).find();
    }

    /** The first tag or entity of a text. */
    public static Optional<String> first(String text) {
        Matcher found = EITHER.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** A text with a blank for each tag, and with the characters that entities stand for. */
    public static String stripped(String text) {
        if (!isIn(text)) {
            return text;
        }
        String plain = TAG.matcher(text).replaceAll(" ");
        return ENTITY.matcher(plain)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group())))
                .replaceAll(" {2,}", " ")
                .strip();
    }

    /**
     * The data without the markup of its texts.
     *
     * @throws DataException if no text column is named
     */
    public static LabelledData stripped(LabelledData data) {
        List<String> texts = data.texts();
        return data.with(StringColumn.create(data.roles().text(), texts.stream().map(Markup::stripped)));
    }

    private static String character(String entity) {
        return switch (entity.toLowerCase(Locale.ROOT)) {
            case "&amp;" -> "&";
            case "&lt;" -> "<";
            case "&gt;" -> ">";
            case "&quot;" -> "\"";
            case "&apos;" -> "'";
            case "&nbsp;" -> " ";
            default -> numbered(entity);
        };
    }

    private static String numbered(String entity) {
        boolean hexadecimal = entity.charAt(2) == 'x' || entity.charAt(2) == 'X';
        String digits = entity.substring(hexadecimal ? 3 : 2, entity.length() - 1);
        int codePoint = Integer.parseInt(digits, hexadecimal ? 16 : 10);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
    }
}
