package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Completion;
import io.crema.kernel.interpreter.Completion.Candidate;
import java.util.LinkedHashSet;
import java.util.List;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Finds what can stand at a place in Java. */
final class Completer {
    private Completer() {}

    /** Asks with the declarations that stand before it in the cell; where they confuse JShell, without them. */
    static Completion complete(String code, int cursor, SourceCodeAnalysis analysis) {
        JavaContext context = JavaContext.at(code, cursor, analysis);
        Completion inContext = ask(context.before(), context.statement(), context.start(), analysis);
        return inContext.candidates().isEmpty() && !context.before().isEmpty()
                ? ask("", context.statement(), context.start(), analysis)
                : inContext;
    }

    private static Completion ask(String before, String statement, int start, SourceCodeAnalysis analysis) {
        int[] anchor = {-1};
        String asked = before + statement;
        List<Suggestion> suggestions = analysis.completionSuggestions(asked, asked.length(), anchor);
        int cursor = start + statement.length();
        if (suggestions.isEmpty() || anchor[0] < before.length()) {
            return Completion.none(cursor);
        }
        var candidates = new LinkedHashSet<Candidate>();
        suggestions.stream()
                .filter(Suggestion::matchesType)
                .map(Completer::candidate)
                .forEach(candidates::add);
        suggestions.stream().map(Completer::candidate).forEach(candidates::add);
        return new Completion(start + anchor[0] - before.length(), cursor, List.copyOf(candidates));
    }

    private static Candidate candidate(Suggestion suggestion) {
        String text = suggestion.continuation();
        return new Candidate(text, kind(text), "");
    }

    /** JShell does not say what it suggests, but Java's habits of writing do. */
    private static String kind(String text) {
        if (text.endsWith("(") || text.endsWith(")")) {
            return "method";
        }
        if (SourceVersion.isKeyword(text)) {
            return "keyword";
        }
        if (text.endsWith(".")) {
            return "module";
        }
        return Character.isUpperCase(text.codePointAt(0)) ? "class" : "variable";
    }
}
