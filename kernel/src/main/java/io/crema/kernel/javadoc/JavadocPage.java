package io.crema.kernel.javadoc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page of one class in a library's documentation, as the {@code javadoc} tools of JDK 8 to 25 write it. */
final class JavadocPage {
    private static final Pattern CLASS_DESCRIPTION =
            Pattern.compile("(?s)class=\"(?:class-)?description\"(.*?)(?:class=\"(?:summary|details)\\b|\\z)");
    private static final Pattern ANCHOR = Pattern.compile("<(?:section class=\"detail\" id|a id|a name)=\"([^\"]+)\"");
    /** Nearer ones are names of the same member: one with a type variable, one with its bound. */
    private static final int MOST_BETWEEN_NAMES = 40;

    private static final Pattern BLOCK = Pattern.compile("<div class=\"block\">");
    private static final Pattern DIVISION = Pattern.compile("<(/?)div\\b[^>]*>");
    private static final Pattern NOTE =
            Pattern.compile("(?s)<(dt|dd)\\b[^>]*>(.*?)(?=<dt\\b|<dd\\b|</dl>|</dd>|</dt>|\\z)");
    /** The tool adds links to pages that tell nothing of a member by themselves. */
    private static final Pattern ADDED_LINK = Pattern.compile(
            "(?s)<li>\\s*<a href=\"[^\"]*(?:constant-values|serialized-form)\\.html.*?</a>\\s*</li>|<a href=\"[^\"]*(?:constant-values|serialized-form)\\.html.*?</a>");

    private static final Map<String, String> HEADINGS = Map.of(
            "type parameters", "Parameters",
            "parameters", "Parameters",
            "returns", "Returns",
            "throws", "Throws",
            "since", "Since",
            "see also", "See also",
            "api note", "API note",
            "implementation requirements", "Implementation requirements",
            "implementation note", "Implementation note");

    private final String html;
    private final List<Member> members;

    /** What a member is called, with its parameters where it has any, and where its part of the page is. */
    private record Member(String name, Optional<List<String>> parameters, int start, int end) {

        /** Of an anchor such as {@code add(int,E)}, or {@code add-int-E-} in JDK 8. */
        static Member of(String id, int start, int end) {
            String anchor = id.replace("&lt;", "<").replace("&gt;", ">");
            int bracket = anchor.indexOf('(');
            int dash = anchor.indexOf('-');
            if (bracket > 0 && anchor.endsWith(")")) {
                String inside = anchor.substring(bracket + 1, anchor.length() - 1);
                return new Member(anchor.substring(0, bracket), Optional.of(types(inside, ",")), start, end);
            }
            if (dash > 0 && anchor.endsWith("-")) {
                String inside = anchor.substring(dash + 1).replace(":A", "[]").replaceFirst("-$", "");
                return new Member(anchor.substring(0, dash), Optional.of(types(inside, "-")), start, end);
            }
            return new Member(anchor, Optional.empty(), start, end);
        }

        private static List<String> types(String text, String separator) {
            return Stream.of(text.split(separator))
                    .filter(type -> !type.isBlank())
                    .map(SourceComments::erased)
                    .toList();
        }
    }

    JavadocPage(String html) {
        this.html = html;
        List<MatchResult> anchors = ANCHOR.matcher(html).results().toList();
        members = new ArrayList<>();
        int end = html.length();
        for (int i = anchors.size() - 1; i >= 0; i--) {
            MatchResult anchor = anchors.get(i);
            int next = i + 1 < anchors.size() ? anchors.get(i + 1).start() : html.length();
            if (next - anchor.end() > MOST_BETWEEN_NAMES) {
                end = next;
            }
            members.add(Member.of(anchor.group(1), anchor.end(), end));
        }
    }

    /** That of the class. */
    Optional<Javadoc> description() {
        Matcher description = CLASS_DESCRIPTION.matcher(html);
        return description.find() ? read(description.group(1)) : Optional.empty();
    }

    Optional<Javadoc> field(String name) {
        return members.stream()
                .filter(member -> member.parameters().isEmpty() && member.name().equals(name))
                .findFirst()
                .flatMap(this::read);
    }

    /**
     * That of a method, or of a constructor, which is called as its class.
     *
     * @param parameters the types as Java writes them. A type variable's bound stands in a page, so the only method with
     *     as many parameters is taken for it, too
     */
    Optional<Javadoc> method(String name, boolean constructor, List<String> parameters) {
        List<String> types = parameters.stream().map(SourceComments::erased).toList();
        List<Member> candidates = members.stream()
                .filter(member -> member.name().equals(name)
                        || (constructor && member.name().equals("<init>")))
                .filter(member -> member.parameters().isPresent()
                        && member.parameters().get().size() == types.size())
                .toList();
        return candidates.stream()
                .filter(member -> member.parameters().equals(Optional.of(types)))
                .findFirst()
                .or(() -> candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty())
                .flatMap(this::read);
    }

    private Optional<Javadoc> read(Member member) {
        return read(html.substring(member.start(), member.end()));
    }

    private static Optional<Javadoc> read(String part) {
        Matcher block = BLOCK.matcher(part);
        boolean described = block.find();
        int end = described ? closing(part, block.end()) : 0;
        var javadoc = new Javadoc(described ? plain(part.substring(block.end(), end)) : "", notes(part.substring(end)));
        return javadoc.html().isEmpty() ? Optional.empty() : Optional.of(javadoc);
    }

    private static int closing(String part, int start) {
        Matcher division = DIVISION.matcher(part);
        int depth = 1;
        for (int at = start; division.find(at); at = division.end()) {
            depth += division.group(1).isEmpty() ? 1 : -1;
            if (depth == 0) {
                return division.start();
            }
        }
        return part.length();
    }

    private static Map<String, List<String>> notes(String part) {
        var notes = new LinkedHashMap<String, List<String>>();
        Optional<String> heading = Optional.empty();
        for (MatchResult note : NOTE.matcher(part).results().toList()) {
            String text = plain(ADDED_LINK.matcher(note.group(2)).replaceAll(""));
            if (note.group(1).equals("dt")) {
                String term = text.replaceAll("<[^>]*>", "").replaceFirst("\\s*:\\s*$", "");
                heading = Optional.ofNullable(HEADINGS.get(term.toLowerCase(Locale.ROOT)));
            } else if (!text.replaceAll("<[^>]*>", "").isBlank()) {
                heading.ifPresent(each -> notes.computeIfAbsent(each, key -> new ArrayList<>())
                        .add(text.replaceFirst("</code> - ", "</code> \u2013 ")));
            }
        }
        return notes;
    }

    /** Without links, which lead nowhere outside the jar, and without anything that could run in a notebook. */
    private static String plain(String markup) {
        return InlineTags.withoutScripts(markup)
                .replaceAll("(?i)</?a\\b[^>]*>", "")
                .replaceAll("<(/?\\w+)\\b[^>]*>", "<$1>")
                .strip();
    }
}
