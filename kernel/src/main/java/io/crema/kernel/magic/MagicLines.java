package io.crema.kernel.magic;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shape of a line that holds a magic: where its name ends, and where the line itself does. */
final class MagicLines {
    private static final String WORD = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
    private static final Pattern NAME = Pattern.compile("%%?(?<name>" + WORD + "(?:-" + WORD + ")*)");

    // Something right behind the name; an operator between blanks; what ends an expression; a conditional operator.
    private static final Pattern GOES_ON_AS_JAVA =
            Pattern.compile("[^\\s?].*|\\h+[-+*/%&|^<>=!:]+(\\h.*)?|\\h*[;),].*|\\h*\\?\\h*\\S.*");

    private MagicLines() {}

    /**
     * A magic's name in a cell.
     *
     * @param start the offset of its {@code %}
     * @param end the offset behind the name
     */
    record Name(String text, int start, int end) {}

    /** {@code %name} or {@code %%name} at the offset; empty when none stands there. */
    static Optional<Name> nameAt(String cell, int offset) {
        Matcher matcher = NAME.matcher(cell).region(offset, cell.length());
        return matcher.lookingAt()
                ? Optional.of(new Name(matcher.group("name"), offset, matcher.end()))
                : Optional.empty();
    }

    /** The offset of the line's end; a backslash before a line break takes in the next line. */
    static int end(String cell, int from) {
        int at = from;
        while (true) {
            int newline = cell.indexOf('\n', at);
            int end = newline < 0 ? cell.length() : newline;
            int textEnd = end > from && cell.charAt(end - 1) == '\r' ? end - 1 : end;
            if (newline < 0 || !endsInOddBackslashes(cell.substring(from, textEnd))) {
                return textEnd;
            }
            at = newline + 1;
        }
    }

    static boolean endsInOddBackslashes(String text) {
        int at = text.length();
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at--;
        }
        return (text.length() - at) % 2 == 1;
    }

    /** Whether what follows a name looks like Java's remainder operator at work: {@code % count;}, {@code %a * 3}. */
    static boolean goesOnAsJava(String cell, int nameEnd) {
        int newline = cell.indexOf('\n', nameEnd);
        String rest =
                cell.substring(nameEnd, newline < 0 ? cell.length() : newline).stripTrailing();
        return GOES_ON_AS_JAVA.matcher(rest).matches();
    }
}
