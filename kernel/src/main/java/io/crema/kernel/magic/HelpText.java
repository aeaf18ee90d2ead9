package io.crema.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/** The page that {@code %name?} shows: how to call a magic, and what each of its arguments is. Plain text. */
final class HelpText {
    private static final int LONGEST_LABEL = 28;
    private static final int LONGEST_LINE = 100;

    private final MagicSyntax syntax;

    HelpText(MagicSyntax syntax) {
        this.syntax = syntax;
    }

    String render() {
        var lines = new ArrayList<String>();
        lines.addAll(usage("%"));
        if (!syntax.body().isEmpty()) {
            lines.addAll(syntax.takesOptionsBody() ? List.of("%%" + syntax.name() + " ...") : usage("%%"));
        }
        lines.add("");
        lines.add(syntax.summary());
        if (!syntax.aliases().isEmpty()) {
            lines.add("Also called %" + String.join(", %", syntax.aliases()) + ".");
        }
        List<Row> rows = rows();
        if (!rows.isEmpty()) {
            lines.add("");
            int width = rows.stream()
                    .mapToInt(row -> row.label.length())
                    .filter(length -> length <= LONGEST_LABEL)
                    .max()
                    .orElse(LONGEST_LABEL);
            rows.forEach(row -> lines.add(row.line(width)));
        }
        return String.join("\n", lines);
    }

    private List<String> usage(String sign) {
        var words = new ArrayList<String>();
        words.add(sign + syntax.name());
        for (Parameter.Positional positional : syntax.positionals()) {
            words.add(positional.isRequired() ? positional.name() : "[" + positional.name() + "]");
        }
        syntax.options().forEach(option -> words.add("[" + option.usage() + "]"));
        syntax.flags().forEach(flag -> words.add("[" + flag.usage() + "]"));
        if (!syntax.ranges().isEmpty()) {
            words.add("[key=range ...]");
        }
        return wrapped(words);
    }

    private static List<String> wrapped(List<String> words) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(words.get(0));
        for (String word : words.subList(1, words.size())) {
            if (line.length() + 1 + word.length() > LONGEST_LINE) {
                lines.add(line.toString());
                line = new StringBuilder("   ");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        syntax.positionals().forEach(each -> rows.add(new Row(each.label(), each.help())));
        for (Parameter.Option option : syntax.options()) {
            String given = option.defaultValue().isEmpty() ? "" : " (default " + option.defaultValue() + ")";
            rows.add(new Row(option.label(), option.help() + given));
        }
        syntax.flags().forEach(each -> rows.add(new Row(each.label(), each.help())));
        if (!syntax.ranges().isEmpty()) {
            rows.add(new Row("key=range", syntax.ranges()));
        }
        if (!syntax.body().isEmpty()) {
            rows.add(new Row("the cell below %%" + syntax.name(), syntax.body()));
        }
        return rows;
    }

    private record Row(String label, String help) {
        String line(int width) {
            if (label.length() > width) {
                return "  " + label + "\n  " + " ".repeat(width + 2) + help;
            }
            return "  " + label + " ".repeat(width - label.length() + 2) + help;
        }
    }
}
