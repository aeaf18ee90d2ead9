package io.crema.kernel.magic;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that asks what a name is, as IPython's users write it: {@code list?}, {@code list.add??}, {@code ?%time}.
 *
 * @param end the offset of the line's end
 */
record QuestionLine(CellPart.Question question, int end) {
    private static final String WORD = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
    private static final Pattern LINE = Pattern.compile("(?<before>\\?{0,2})\\h*(?<name>(?:%{1,2})?" + WORD + "(?:[.-]"
            + WORD + ")*)\\h*(?<after>\\?{0,2})\\h*;?\\h*(?://[^\n]*)?(?=\\r?\n|\\z)");

    /** The question that begins at the offset; empty for Java, of which a conditional expression looks alike. */
    static Optional<QuestionLine> at(String cell, int offset) {
        Matcher line = LINE.matcher(cell).region(offset, cell.length());
        if (!line.lookingAt()) {
            return Optional.empty();
        }
        String marks = line.group("before") + line.group("after");
        if (marks.isEmpty() || hasColon(cell.substring(line.end()))) {
            return Optional.empty();
        }
        var question = new CellPart.Question(line.group("name"), marks.length() > 1);
        return Optional.of(new QuestionLine(question, line.end()));
    }

    /** Whether a colon comes before the statement ends, so that {@code flag ?} goes on with {@code 1 : 2}. */
    private static boolean hasColon(String rest) {
        var java = new JavaReader(rest);
        while (!java.isAtEnd() && !(java.isTopLevel() && java.current() == ';')) {
            if (java.isTopLevel() && java.current() == ':') {
                return true;
            }
            java.advance();
        }
        return false;
    }
}
