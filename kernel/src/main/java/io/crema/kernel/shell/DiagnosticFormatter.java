package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** The warning about a declaration that refers to names which do not exist. */
    String unresolved(String name, List<String> missing, List<Diag> diagnostics, Origin origin) {
        String line = origin.describe(
                diagnostics.isEmpty()
                        ? origin.lineAt(0)
                        : origin.lineAt((int) diagnostics.get(0).getStartPosition()));
        String what = missing.isEmpty() ? "something unknown" : String.join(", ", missing);
        String places = diagnostics.stream()
                .map(diagnostic -> underlined(diagnostic, origin))
                .collect(Collectors.joining());
        return "warning: " + line + ": " + name + " is declared, but cannot be used until " + what
                + (missing.size() > 1 ? " are" : " is") + " declared\n" + places;
    }

    private static List<String> lines(Diag diagnostic, Origin origin) {
        var lines = new ArrayList<String>();
        lines.add(Colour.CYAN.paint(origin.describe(origin.lineAt((int) diagnostic.getStartPosition()))));
        underlined(diagnostic, origin).lines().forEach(lines::add);
        lines.add(Colour.RED.paint(String.join("\n", message(diagnostic))));
        return lines;
    }

    /** The line, and the marks under the part of it that the compiler means. */
    private static String underlined(Diag diagnostic, Origin origin) {
        int start = (int) diagnostic.getStartPosition();
        int line = origin.lineAt(start);
        String text = origin.lineText(line);
        int column = Math.min(origin.columnAt(start), text.length());
        boolean sameLine = origin.lineAt((int) diagnostic.getEndPosition()) == line;
        int end = sameLine ? origin.columnAt((int) diagnostic.getEndPosition()) : text.length();
        String indent = text.substring(0, column).replaceAll("[^\t]", " ");
        String marks = "^".repeat(Math.max(1, Math.min(end, text.length()) - column));
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
