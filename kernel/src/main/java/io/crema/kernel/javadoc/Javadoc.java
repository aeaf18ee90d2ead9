package io.crema.kernel.javadoc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A documentation comment, made readable.
 *
 * @param description what stands before the first block tag, as HTML
 * @param blocks the block tags that tell a reader something, as HTML, by their heading
 */
public record Javadoc(String description, Map<String, List<String>> blocks) {
    private static final Pattern BLOCK = Pattern.compile("(?m)^[ \t]*@(\\w+)\\b[ \t]*");
    private static final Map<String, String> HEADINGS = Map.of(
            "param", "Parameters",
            "return", "Returns",
            "throws", "Throws",
            "exception", "Throws",
            "since", "Since",
            "see", "See also",
            "deprecated", "Deprecated",
            "apiNote", "API note",
            "implSpec", "Implementation requirements",
            "implNote", "Implementation note");

    private static final Pattern NAMED = Pattern.compile("(?s)(<[^>]+>|\\S+)\\s*(.*)");

    public Javadoc {
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
    }

    /** Reads a comment without its stars, as JShell gives it; null means that there is none. */
    public static Javadoc of(@Nullable String comment) {
        String text = comment == null ? "" : comment.strip().replaceAll("(?m)^ ", "");
        Matcher tag = BLOCK.matcher(text);
        var blocks = new LinkedHashMap<String, List<String>>();
        int end = tag.find() ? tag.start() : text.length();
        int at = end;
        while (at < text.length()) {
            tag.region(at, text.length()).lookingAt();
            String name = tag.group(1);
            int contentStart = tag.end();
            at = tag.region(contentStart, text.length()).find() ? tag.start() : text.length();
            if (HEADINGS.containsKey(name)) {
                blocks.computeIfAbsent(HEADINGS.get(name), heading -> new ArrayList<>())
                        .add(block(name, text.substring(contentStart, at).strip()));
            }
        }
        return new Javadoc(InlineTags.html(text.substring(0, end).strip()), blocks);
    }

    private static String block(String tag, String content) {
        Matcher named = NAMED.matcher(content);
        boolean isNamed = tag.equals("param") || tag.equals("throws") || tag.equals("exception");
        if (isNamed && named.matches()) {
            return "<code>" + escape(named.group(1)) + "</code> \u2013 " + InlineTags.html(named.group(2));
        }
        return tag.equals("see") && !content.startsWith("<") && !content.startsWith("\"")
                ? "<code>" + escape(content.replace('#', '.').replaceFirst("^\\.", "")) + "</code>"
                : InlineTags.html(content);
    }

    /** As HTML; empty for no comment. */
    public String html() {
        var html = new StringBuilder(description.isEmpty() ? "" : "<div>" + description + "</div>");
        if (!blocks.isEmpty()) {
            html.append("<dl>");
            blocks.forEach((heading, all) -> {
                html.append("<dt><b>").append(heading).append("</b></dt>");
                all.forEach(each -> html.append("<dd>").append(each).append("</dd>"));
            });
            html.append("</dl>");
        }
        return html.toString();
    }

    /** As text; empty for no comment. */
    public String text() {
        var text = new StringBuilder(plain(description));
        blocks.forEach((heading, all) -> {
            text.append("\n\n").append(heading).append(':');
            all.forEach(each -> text.append("\n  ").append(plain(each).replaceAll("\\s*\n\\s*", " ")));
        });
        return text.toString().strip();
    }

    private static String plain(String html) {
        return html.replaceAll("(?i)\\s*<(?:p|/?ul|/?ol|/?pre|/?blockquote|/?h\\d|/?dl)\\b[^>]*>\\s*", "\n\n")
                .replaceAll("(?i)\\s*<li>\\s*", "\n- ")
                .replaceAll("</?[A-Za-z][^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /** Text as HTML. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
