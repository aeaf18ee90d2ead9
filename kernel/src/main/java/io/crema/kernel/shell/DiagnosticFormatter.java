package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Diag;

/** Says what the compiler found, under the user's own lines. */
final class DiagnosticFormatter {
    private static final String NAME = "CompilationError";

    /** The error of a piece of code that does not compile. */
    CellError error(List<Diag> diagnostics, Origin origin) {
        List<Diag> errors = diagnostics.stream().filter(Diag::isError).toList();
        if (errors.isEmpty()) {
            String line = origin.describe(origin.lineAt(0));
            return new CellError(NAME, "does not compile", List.of(Colour.RED.paint(NAME) + " in " + line));
        }
        var traceback = new ArrayList<String>();
        for (Diag error : errors) {
            traceback.addAll(lines(error, origin));
        }
        return new CellError(NAME, sentence(errors.get(0)), traceback);
    }

    /** The error of a type that refers to what was never declared. */
    CellError unusable(String name, List<String> missing, Origin origin) {
        String message = "cannot find " + String.join(", ", missing) + ", which " + name + " refers to";
        var traceback = new ArrayList<String>();
        traceback.add(Colour.CYAN.paint(origin.describe(origin.lineAt(firstPlace(missing, origin)))));
        missing.forEach(each -> underlined(each, origin).lines().forEach(traceback::add));
        traceback.add(Colour.RED.paint(message));
        return new CellError(NAME, message, traceback);
    }

    /** The warning about a declaration that refers to names which do not exist yet. */
    String unresolved(String name, List<String> missing, Origin origin) {
        String places = missing.stream().map(each -> underlined(each, origin)).collect(Collectors.joining());
        return "warning: " + origin.describe(origin.lineAt(firstPlace(missing, origin))) + ": " + name
                + " is declared, but cannot be used until " + String.join(", ", missing)
                + (missing.size() > 1 ? " are" : " is") + " declared\n" + places;
    }

    private static int firstPlace(List<String> missing, Origin origin) {
        return missing.stream()
                .mapToInt(each -> place(each, origin).start())
                .min()
                .orElse(0);
    }

    private static String underlined(String missing, Origin origin) {
        Span span = place(missing, origin);
        return underlined(span.start(), span.end(), origin);
    }

    /** Where a name that JShell spells {@code variable count} or {@code method sum(int)} stands first. */
    private static Span place(String missing, Origin origin) {
        String name = missing.replaceAll("\\(.*", "").replaceAll(".*\\s", "");
        Matcher matcher = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(origin.text());
        return matcher.find(origin.offset())
                ? new Span(matcher.start() - origin.offset(), matcher.end() - origin.offset())
                : new Span(0, 1);
    }

    private record Span(int start, int end) {}

    private static List<String> lines(Diag diagnostic, Origin origin) {
        var lines = new ArrayList<String>();
        lines.add(Colour.CYAN.paint(origin.describe(origin.lineAt((int) diagnostic.getStartPosition()))));
        underlined(diagnostic, origin).lines().forEach(lines::add);
        lines.add(Colour.RED.paint(String.join("\n", message(diagnostic))));
        return lines;
    }

    private static String underlined(Diag diagnostic, Origin origin) {
        return underlined((int) diagnostic.getStartPosition(), (int) diagnostic.getEndPosition(), origin);
    }

    /** The line, and the marks under a part of it. */
    private static String underlined(int start, int end, Origin origin) {
        int line = origin.lineAt(start);
        String text = origin.lineText(line);
        int column = Math.min(origin.columnAt(start), text.length());
        int endColumn = origin.lineAt(end) == line ? origin.columnAt(end) : text.length();
        String indent = text.substring(0, column).replaceAll("[^\t]", " ");
        String marks = "^".repeat(Math.max(1, Math.min(endColumn, text.length()) - column));
        return "  " + text + "\n  " + indent + Colour.RED.paint(marks) + "\n";
    }

    private static String sentence(Diag diagnostic) {
        return String.join(", ", message(diagnostic)).replaceAll("\\s+", " ");
    }

    /** The compiler's message without the wrapper class that the user never wrote. */
    private static List<String> message(Diag diagnostic) {
        return diagnostic
                .getMessage(Locale.ENGLISH)
                .lines()
                .filter(line -> !line.matches("\\s*location: class\\s*"))
                .toList();
    }
}
