package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Completion;
import io.crema.kernel.interpreter.Completion.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Finds what can stand at a place in Java. */
final class Completer {
    private static final Pattern NAME_BEGUN =
            Pattern.compile("(?<![.\\w])[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*\\z");

    private Completer() {}

    /** Asks with the declarations that stand before it in the cell; where they confuse JShell, without them. */
    static Completion complete(String code, int cursor, SourceCodeAnalysis analysis) {
        String typed = code.substring(0, cursor);
        if (JavaText.isOpenAtEnd(typed)) {
            return JavaText.openString(typed)
                    .map(path -> PathCompletion.of(path, cursor))
                    .orElse(Completion.none(cursor));
        }
        JavaContext context = JavaContext.at(code, cursor, analysis);
        Completion inContext = ask(context.before(), context.statement(), context.start(), analysis);
        Completion found = inContext.candidates().isEmpty() && !context.before().isEmpty()
                ? ask("", context.statement(), context.start(), analysis)
                : inContext;
        return withNamesOfCell(found, typed);
    }

    /** JShell knows the members of what the cell declares, but does not suggest the names themselves. */
    private static Completion withNamesOfCell(Completion found, String before) {
        Matcher begun = NAME_BEGUN.matcher(before);
        if (!begun.find() || (!found.candidates().isEmpty() && found.start() != begun.start())) {
            return found;
        }
        var byText = new LinkedHashMap<String, Candidate>();
        Stream.concat(
                        CellNames.startingWith(begun.group(), before.substring(0, begun.start())).stream(),
                        found.candidates().stream())
                .forEach(candidate -> byText.putIfAbsent(candidate.text(), candidate));
        return new Completion(begun.start(), before.length(), List.copyOf(byText.values()));
    }

    private static Completion ask(String before, String statement, int start, SourceCodeAnalysis analysis) {
        int[] anchor = {-1};
        String asked = before + statement;
        List<Suggestion> suggestions = analysis.completionSuggestions(asked, asked.length(), anchor);
        int cursor = start + statement.length();
        if (suggestions.isEmpty() || anchor[0] < before.length()) {
            return Completion.none(cursor);
        }
        var signatures = new Signatures(asked.substring(0, anchor[0]), analysis);
        // What has the right type comes first.
        List<Candidate> candidates = Stream.concat(
                        suggestions.stream().filter(Suggestion::matchesType), suggestions.stream())
                .map(Suggestion::continuation)
                .distinct()
                .map(signatures::of)
                .toList();
        return new Completion(start + anchor[0] - before.length(), cursor, candidates);
    }
}
