package io.crema.kernel.javadoc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the inline tags of a documentation comment, links and code among them, as HTML. */
final class InlineTags {
    private static final Pattern TAG = Pattern.compile("\\{@(\\w+)\\s*");
    private static final Pattern LINK = Pattern.compile("(?s)([^\\s(]+(?:\\([^)]*\\))?)\\s*(.*)");
    private static final Pattern SCRIPT = Pattern.compile("(?is)<(script|style|iframe)\\b.*?</\\1>");

    private InlineTags() {}

    static String html(String comment) {
        var html = new StringBuilder();
        Matcher tag = TAG.matcher(comment);
        int done = 0;
        while (tag.find(done)) {
            int close = closing(comment, tag.start());
            if (close < 0) {
                break;
            }
            html.append(comment, done, tag.start()).append(tag(tag.group(1), comment.substring(tag.end(), close)));
            done = close + 1;
        }
        // A library's comment is a page's text; nothing in it is to run in a notebook.
        return withoutScripts(html.append(comment.substring(done)).toString());
    }

    static String withoutScripts(String html) {
        return SCRIPT.matcher(html).replaceAll("");
    }

    private static String tag(String name, String content) {
        return switch (name) {
            case "code", "systemProperty" -> "<code>" + Javadoc.escape(content) + "</code>";
            case "literal" -> Javadoc.escape(content);
            case "value" -> "<code>" + Javadoc.escape(reference(content)) + "</code>";
            case "snippet" -> "<pre>" + Javadoc.escape(content.replaceFirst("(?s)^[^\n]*:", "")) + "</pre>";
            case "link" -> "<code>" + label(content) + "</code>";
            case "linkplain" -> label(content);
            case "return" -> "Returns " + html(content);
            case "inheritDoc", "docRoot" -> "";
            default -> html(content);
        };
    }

    /** What stands behind the reference, or else the reference. */
    private static String label(String content) {
        Matcher link = LINK.matcher(content.strip());
        if (!link.matches()) {
            return Javadoc.escape(content);
        }
        return link.group(2).isBlank() ? Javadoc.escape(reference(link.group(1))) : html(link.group(2));
    }

    private static String reference(String text) {
        return text.strip().replace('#', '.').replaceFirst("^\\.", "");
    }

    private static int closing(String comment, int open) {
        int depth = 0;
        for (int i = open; i < comment.length(); i++) {
            char c = comment.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
