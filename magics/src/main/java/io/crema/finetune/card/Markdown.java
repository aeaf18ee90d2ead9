package io.crema.finetune.card;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Markdown as GitHub and Jupyter read it, a block after the other. */
final class Markdown {
    /** What would begin something, in text that comes from data. Underscores inside words begin nothing. */
    private static final Pattern SIGNS = Pattern.compile("[\\\\`*\\[\\]<>|$~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

    private final List<String> blocks = new ArrayList<>();

    Markdown heading(int level, String text) {
        return block("#".repeat(level) + " " + text);
    }

    Markdown paragraph(String text) {
        return block(text);
    }

    Markdown points(List<String> lines) {
        return lines.isEmpty()
                ? this
                : block(lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n")));
    }

    /** A mark for what is not known here. */
    Markdown leftToAuthor(String question) {
        return block("> **Left to the author:** " + question);
    }

    /** Numbers, which stand to the right of a first column of names. */
    Markdown numbers(List<String> header, List<List<String>> rows) {
        return table(header, "|---:", rows);
    }

    /** Words below each other. */
    Markdown facts(List<String> header, List<List<String>> rows) {
        return table(header, "|---", rows);
    }

    private Markdown table(List<String> header, String column, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(line(header));
        lines.add("|---" + column.repeat(header.size() - 1) + "|");
        rows.forEach(row -> lines.add(line(row)));
        return block(String.join("\n", lines));
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    Markdown code(String language, String text) {
        return block("```" + language + "\n" + text + "\n```");
    }

    private Markdown block(String text) {
        blocks.add(text);
        return this;
    }

    /** Text from data, which is to stand as it is. */
    static String plain(String text) {
        return SIGNS.matcher(text.replaceAll("\\s+", " ")).replaceAll("\\\\$0");
    }

    @Override
    public String toString() {
        return String.join("\n\n", blocks) + "\n";
    }
}
