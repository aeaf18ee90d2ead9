package io.crema.kernel.shell;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What of Java is no code: strings, text blocks, characters and comments, closed or running to the end. */
final class JavaText {
    /** A group that matches says that the text runs to the end. */
    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(?s:.*?)(?:\"\"\"|(\\z))|\"(?:\\\\.|[^\"\\\\\n])*(?:\"|\n|(\\z))"
                    + "|'(?:\\\\.|[^'\\\\\n])*(?:'|\n|(\\z))|//[^\n]*(?:\n|(\\z))|/\\*(?s:.*?)(?:\\*/|(\\z))");

    private static final Pattern NON_SEALED =
            Pattern.compile("\\bnon-sealed(?=\\s+(?:\\w+\\s+)*(?:class|interface)\\b)");

    private JavaText() {}

    /** Whether what follows the code would be text and no code. */
    static boolean isOpenAtEnd(String code) {
        return TEXT.matcher(code).results().anyMatch(JavaText::runsToTheEnd);
    }

    /** The code with blanks in place of its comments and quotes in place of its strings, as long as before. */
    static String withoutText(String code) {
        return TEXT.matcher(code)
                .replaceAll(match -> Matcher.quoteReplacement((match.group().startsWith("/") ? " " : "\"")
                        .repeat(match.group().length())));
    }

    /** The code, as long as before, without a modifier that JShell takes for a subtraction before JDK 21. */
    static String withoutNonSealed(String code) {
        return NON_SEALED.matcher(code).replaceAll("/*      */");
    }

    /** What stands in the string that the end of the code is in; nothing where it is in none. */
    static Optional<String> openString(String code) {
        return TEXT.matcher(code)
                .results()
                .filter(match -> runsToTheEnd(match) && match.group().matches("\"(?!\"\")(?s:.*)"))
                .map(match -> match.group().substring(1))
                .findFirst();
    }

    private static boolean runsToTheEnd(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount()).anyMatch(i -> match.start(i) >= 0);
    }
}
