package io.crema.kernel.shell;

import io.crema.kernel.shell.JavaSource.Piece;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets a record's constructor stand in a cell without {@code public}, as it may in a source file.
 *
 * <p>JShell makes every type of a cell public, and a canonical constructor may not be less so (JLS 8.10.4): {@code record
 * Age(int years) { Age { check(years); } }} would not compile.
 */
final class RecordConstructors {
    private static final Pattern RECORD = Pattern.compile(
            "(?:\\s|@\\w+(?:\\([^)]*\\))?|(?:public|static|final|strictfp)\\b)*" + "record\\s+(\\w+)[^{]*\\{");

    private RecordConstructors() {}

    /** The same pieces, with the word where it was left out. */
    static List<Piece> completed(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> new Piece(completed(piece.code()), piece.origin(), piece.whole()))
                .toList();
    }

    private static String completed(String piece) {
        // Without its comments and strings, and every character where it was.
        String code = JavaText.withoutText(piece);
        Matcher record = RECORD.matcher(code);
        if (!record.lookingAt()) {
            return piece;
        }
        Matcher constructor =
                Pattern.compile("(?<=[{};)\\s])" + record.group(1) + "\\s*[({]").matcher(code);
        var completed = new StringBuilder(piece);
        int inserted = 0;
        while (constructor.find()) {
            if (isMember(code, record.end(), constructor.start())) {
                completed.insert(constructor.start() + inserted, "public ");
                inserted += "public ".length();
            }
        }
        return completed.toString();
    }

    /** Whether a member without modifiers begins here: directly in the body, behind the member before it. */
    private static boolean isMember(String code, int bodyStart, int at) {
        if (at < bodyStart) {
            return false;
        }
        String before = code.substring(bodyStart, at);
        long depth = before.chars().map(c -> c == '{' ? 1 : c == '}' ? -1 : 0).sum();
        String last = before.stripTrailing();
        return depth == 0 && (last.isEmpty() || last.endsWith(";") || last.endsWith("}"));
    }
}
