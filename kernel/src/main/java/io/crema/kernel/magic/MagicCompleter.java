package io.crema.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Completes the names of magics, their options, and the values of their arguments; and finds the magic at a cursor. */
public final class MagicCompleter {
    private static final Pattern NAME_BEGUN = Pattern.compile("(?:^|\\n|=)\\h*%%?$");

    private final Magics magics;

    public MagicCompleter(Magics magics) {
        this.magics = magics;
    }

    /** What can stand at the cursor; empty where the cursor is not in a magic's line, so that Java is to be completed. */
    public Optional<MagicCompletion> complete(String cell, int cursor, MagicContext context) {
        String typed = cell.substring(0, cursor);
        if (NAME_BEGUN.matcher(typed).find()) {
            return Optional.of(names("", cursor, cursor));
        }
        return callBefore(typed)
                .flatMap(call ->
                        isInBody(call) ? inOptions(call, cursor, context) : Optional.of(within(call, cursor, context)));
    }

    /** The syntax of the magic in whose line the cursor is, for its help. */
    public Optional<MagicSyntax> syntaxAt(String cell, int cursor) {
        int newline = cell.indexOf('\n', cursor);
        String typed = cell.substring(0, newline < 0 ? cell.length() : newline);
        return callBefore(typed)
                .filter(call -> !isInBody(call) && call.place().start() <= cursor)
                .flatMap(call -> magics.find(call.name()))
                .map(Magic::syntax);
    }

    /** The magic that the end of a text is in. */
    private Optional<MagicCall> callBefore(String text) {
        List<CellPart> parts = new CellParser(magics::isKnown).parse(text);
        return parts.stream()
                .flatMap(part -> part.calls().stream())
                .filter(call -> call.place().end() == text.length())
                .findFirst();
    }

    private static boolean isInBody(MagicCall call) {
        int lineEnd = call.place().argumentsStart() + call.arguments().length();
        return lineEnd < call.place().end();
    }

    private MagicCompletion within(MagicCall call, int cursor, MagicContext context) {
        if (call.arguments().isEmpty()) {
            return names(call.name(), cursor - call.name().length(), cursor);
        }
        return magics.find(call.name())
                .filter(magic -> !magic.syntax().isVerbatim())
                .map(magic -> new ArgumentCompletion(magic, call, context).complete())
                .orElseGet(() -> MagicCompletion.none(cursor));
    }

    private Optional<MagicCompletion> inOptions(MagicCall call, int cursor, MagicContext context) {
        return magics.find(call.name())
                .filter(magic -> magic.syntax().takesOptionsBody())
                .map(magic -> new BodyCompletion(magic, cursor, context)
                        .complete(call.body().orElse("")));
    }

    private MagicCompletion names(String begun, int start, int end) {
        List<MagicCompletion.Candidate> candidates = magics.names().stream()
                .filter(name -> name.startsWith(begun))
                .map(name -> new MagicCompletion.Candidate(name, summary(name)))
                .toList();
        return new MagicCompletion(start, end, candidates);
    }

    private String summary(String name) {
        return magics.find(name).map(magic -> magic.syntax().summary()).orElse("");
    }
}
