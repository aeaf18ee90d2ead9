package io.crema.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can stand at the end of a magic's arguments as far as they are typed. */
final class ArgumentCompletion {
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[\\p{L}\\p{N}_./:@%+-]+");

    private final Magic magic;
    private final MagicSyntax syntax;
    private final MagicContext context;
    private final int cursor;
    private final List<Token> before;
    private final String word;

    /** @param call the call cut off at the cursor */
    ArgumentCompletion(Magic magic, MagicCall call, MagicContext context) {
        this.magic = magic;
        this.syntax = magic.syntax();
        this.context = context;
        this.cursor = call.place().end();
        String text = call.arguments();
        // What is wrong with a line that is still being typed is nobody's concern yet.
        List<Token> tokens = new Tokenizer(text, new Problems(call.spelled())).tokens();
        int last = tokens.size() - 1;
        boolean inWord = last >= 0 && tokens.get(last).end() == text.length();
        this.before = inWord ? tokens.subList(0, last) : tokens;
        this.word = inWord ? text.substring(tokens.get(last).start()) : "";
    }

    MagicCompletion complete() {
        Optional<Parameter.Option> open = before.isEmpty()
                ? Optional.empty()
                : syntax.option(before.get(before.size() - 1).shown());
        if (open.isPresent()) {
            return values(open.get(), word);
        }
        if (!word.startsWith("-")) {
            return positional().map(parameter -> values(parameter, word)).orElseGet(this::options);
        }
        int equals = word.indexOf('=');
        return equals < 0
                ? options()
                : syntax.option(word.substring(0, equals))
                        .map(option -> values(option, word.substring(equals + 1)))
                        .orElseGet(() -> MagicCompletion.none(cursor));
    }

    private MagicCompletion options() {
        List<MagicCompletion.Candidate> candidates = syntax.named().stream()
                .filter(each -> each.name().startsWith(word))
                .map(each -> new MagicCompletion.Candidate(each.name(), each.help()))
                .toList();
        return new MagicCompletion(cursor - word.length(), cursor, candidates);
    }

    /** The positional argument whose turn it is; empty when all have been given. */
    private Optional<Parameter.Positional> positional() {
        List<Parameter.Positional> declared = syntax.positionals();
        int given = 0;
        for (int i = 0; i < before.size(); i++) {
            Token token = before.get(i);
            boolean dashed = Binding.isDashed(token);
            boolean isValue = i > 0 && syntax.option(before.get(i - 1).shown()).isPresent();
            given += dashed || isValue ? 0 : 1;
        }
        int last = declared.size() - 1;
        boolean restGoesOn = last >= 0 && declared.get(last).arity() == Parameter.Arity.REST;
        int turn = restGoesOn ? Math.min(given, last) : given;
        return turn <= last ? Optional.of(declared.get(turn)) : Optional.empty();
    }

    /** Of several values separated by commas the last is the one being typed. */
    private MagicCompletion values(Parameter parameter, String typed) {
        String last = typed.substring(typed.lastIndexOf(',') + 1);
        boolean quoted = typed.startsWith("\"") || typed.startsWith("'");
        String begun = last.replaceFirst("^[\"']", "");
        List<MagicCompletion.Candidate> candidates = words(magic, parameter, begun, context)
                .map(value -> new MagicCompletion.Candidate(quoted ? value : inQuotes(value), ""))
                .toList();
        return new MagicCompletion(cursor - begun.length(), cursor, candidates);
    }

    /** What a value that is begun can become. */
    static Stream<String> words(Magic magic, Parameter parameter, String begun, MagicContext context) {
        return Stream.concat(parameter.choices().stream(), magic.complete(parameter.name(), begun, context).stream())
                .distinct()
                .filter(value -> value.startsWith(begun));
    }

    private static String inQuotes(String value) {
        return NEEDS_NO_QUOTES.matcher(value).matches() ? value : "'" + value + "'";
    }
}
