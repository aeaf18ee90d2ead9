package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Completion;
import io.crema.kernel.interpreter.Completion.Candidate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Finds what can stand at a place in Java. */
final class Completer {
    private static final Pattern DECLARED = Pattern.compile(
            "[\\w>\\]]\\s+([\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*)\\s*(?:=(?!=)|[;:,)])");
    private static final Pattern NAME_BEGUN =
            Pattern.compile("(?<![.\\w])[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*\\z");

    private Completer() {}

    /** Asks with the declarations that stand before it in the cell; where they confuse JShell, without them. */
    static Completion complete(String code, int cursor, SourceCodeAnalysis analysis) {
        if (JavaText.isOpenAtEnd(code.substring(0, cursor))) {
            return Completion.none(cursor);
        }
        JavaContext context = JavaContext.at(code, cursor, analysis);
        Completion inContext = ask(context.before(), context.statement(), context.start(), analysis);
        Completion found = inContext.candidates().isEmpty() && !context.before().isEmpty()
                ? ask("", context.statement(), context.start(), analysis)
                : inContext;
        return withNamesOfCell(found, code.substring(0, cursor));
    }

    /** JShell knows the members of what the cell declares, but does not suggest the names themselves. */
    private static Completion withNamesOfCell(Completion found, String before) {
        Matcher begun = NAME_BEGUN.matcher(before);
        if (!begun.find() || (!found.candidates().isEmpty() && found.start() != begun.start())) {
            return found;
        }
        var candidates = new LinkedHashSet<Candidate>();
        DECLARED.matcher(before.substring(0, begun.start()))
                .results()
                .map(match -> match.group(1))
                .filter(name -> name.startsWith(begun.group()))
                .forEach(name -> candidates.add(new Candidate(name, "variable", "")));
        candidates.addAll(found.candidates());
        return new Completion(begun.start(), before.length(), List.copyOf(candidates));
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
