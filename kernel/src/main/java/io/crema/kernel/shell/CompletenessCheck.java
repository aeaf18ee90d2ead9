package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Completeness;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Tells whether Enter runs a cell or begins its next line. */
final class CompletenessCheck {
    private static final String INDENT = "    ";

    private CompletenessCheck() {}

    /** The state of plain Java. */
    static Completeness of(String code, SourceCodeAnalysis analysis) {
        String rest = code;
        while (true) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case COMPLETE -> {
                    if (info.remaining().isBlank()) {
                        return new Completeness.Complete();
                    }
                    rest = info.remaining();
                }
                case COMPLETE_WITH_SEMI, EMPTY -> {
                    return new Completeness.Complete();
                }
                case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> {
                    return new Completeness.Incomplete(indent(code));
                }
                case UNKNOWN -> {
                    return isBroken(rest, analysis) ? new Completeness.Invalid() : new Completeness.Complete();
                }
            }
        }
    }

    private static boolean isBroken(String code, SourceCodeAnalysis analysis) {
        return analysis.sourceToSnippets(code).stream().anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
    }

    /** One step deeper than a last line that opens a bracket, else as deep as the last line. */
    private static String indent(String code) {
        String last = code.stripTrailing().lines().reduce("", (before, line) -> line);
        String indent = last.substring(0, last.length() - last.stripLeading().length());
        boolean opens = last.endsWith("{") || last.endsWith("(") || last.endsWith("[") || last.endsWith("->");
        return opens ? indent + INDENT : indent;
    }
}
