package io.crema.kernel.magic;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can stand at the end of a cell of options as YAML, as far as it is typed. */
final class BodyCompletion {
    private static final Pattern KEY = Pattern.compile("([a-z-]*)");
    private static final Pattern VALUE = Pattern.compile("([a-z-]+):\\h+(?:.*[\\[,]\\h*)?([^\\s\\[,]*)");

    private final Magic magic;
    private final int cursor;
    private final MagicContext context;

    BodyCompletion(Magic magic, int cursor, MagicContext context) {
        this.magic = magic;
        this.cursor = cursor;
        this.context = context;
    }

    /** @param body up to the cursor */
    MagicCompletion complete(String body) {
        List<String> lines = body.lines().toList();
        String line = body.substring(body.lastIndexOf('\n') + 1);
        if (KEY.matcher(line).matches()) {
            return of(line, keys(line, lines));
        }
        Matcher value = VALUE.matcher(line);
        return value.matches()
                ? of(value.group(2), values(value.group(1), value.group(2)))
                : MagicCompletion.none(cursor);
    }

    private MagicCompletion of(String begun, Stream<MagicCompletion.Candidate> candidates) {
        return new MagicCompletion(cursor - begun.length(), cursor, candidates.toList());
    }

    /** Those that no line has yet. */
    private Stream<MagicCompletion.Candidate> keys(String begun, List<String> lines) {
        var given = lines.stream().map(line -> line.replaceFirst(":.*", "")).collect(Collectors.toSet());
        return magic.syntax().named().stream()
                .filter(each ->
                        each.key().startsWith(begun) && (each.key().equals(begun) || !given.contains(each.key())))
                .map(each -> new MagicCompletion.Candidate(each.key() + ": ", each.help()));
    }

    private Stream<MagicCompletion.Candidate> values(String key, String begun) {
        return magic.syntax().named().stream()
                .filter(each -> each.key().equals(key))
                .flatMap(each -> each instanceof Parameter.Flag
                        ? Stream.of("true", "false").filter(word -> word.startsWith(begun))
                        : ArgumentCompletion.words(magic, each, begun, context))
                .map(word -> new MagicCompletion.Candidate(word, ""));
    }
}
