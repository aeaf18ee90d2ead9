package io.crema.kernel.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that JShell gives to classes: {@code REPL.$JShell$12B} around the snippet of id 12, and {@code
 * REPL.$JShell$12B$Point} for what the user calls {@code Point}.
 */
public final class SnippetNames {
    private static final Pattern CLASS = Pattern.compile("(?:REPL\\.)?(\\$JShell\\$\\w+)(.*)");
    private static final Pattern PREFIX = Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]");

    private SnippetNames() {}

    /** A text in which the user's types are called as the user calls them. */
    public static String asDeclared(String text) {
        return PREFIX.matcher(text).replaceAll("");
    }

    /** The simple name of the class around a snippet, from its name or that of a class within it; others stay as they are. */
    public static String outermost(String className) {
        Matcher matcher = CLASS.matcher(className);
        return matcher.matches() ? matcher.group(1) : className;
    }

    /** Whether this is the class around a snippet, and none that the user declares. */
    public static boolean isOutermost(String className) {
        Matcher matcher = CLASS.matcher(className);
        return matcher.matches() && matcher.group(2).isEmpty();
    }
}
