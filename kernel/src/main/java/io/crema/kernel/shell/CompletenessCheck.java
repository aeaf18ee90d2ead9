package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Completeness;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Tells whether Enter runs a cell or begins its next line. */
final class CompletenessCheck {
    private static final String INDENT = "    ";

    private CompletenessCheck() {}

    /** The state of plain Java: what JShell takes for whole, and what no further line could mend. */
    static Completeness of(String code, SourceCodeAnalysis analysis) {
        String rest = code;
        while (true) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case EMPTY -> {
                    return new Completeness.Complete();
                }
                case COMPLETE -> {
                    if (Syntax.of(info.source()) == Syntax.BROKEN) {
                        return new Completeness.Invalid();
                    }
                    if (info.remaining().isBlank()) {
                        return new Completeness.Complete();
                    }
                    rest = info.remaining();
                }
                case COMPLETE_WITH_SEMI, UNKNOWN -> {
                    return whole(rest, code);
                }
                case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> {
                    boolean broken = Syntax.of(rest) == Syntax.BROKEN;
                    return broken ? new Completeness.Invalid() : new Completeness.Incomplete(indent(code));
                }
            }
        }
    }

    private static Completeness whole(String rest, String code) {
        return switch (Syntax.of(rest)) {
            case WHOLE -> new Completeness.Complete();
            case UNFINISHED -> new Completeness.Incomplete(indent(code));
            case BROKEN -> new Completeness.Invalid();
        };
    }

    /** One step deeper than a last line that opens a bracket, else as deep as the last line. */
    private static String indent(String code) {
        String last = code.stripTrailing().lines().reduce("", (before, line) -> line);
        String indent = last.substring(0, last.length() - last.stripLeading().length());
        boolean opens = last.endsWith("{") || last.endsWith("(") || last.endsWith("[") || last.endsWith("->");
        return opens ? indent + INDENT : indent;
    }
}
