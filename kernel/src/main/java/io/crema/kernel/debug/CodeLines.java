package io.crema.kernel.debug;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The lines of a cell on which a thread can stop. */
final class CodeLines {
    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'"
                    + "|(//[^\n]*|/\\*(?s:.*?)(?:\\*/|\\z))");
    /** Nothing runs where there are only brackets, a package's name, or a magic. */
    private static final Pattern IDLE =
            Pattern.compile("[\\s{}()\\[\\];]*(?:else|try|finally|do)?[\\s{]*|\\s*(?:import|package)\\b.*|\\s*%.*");

    private CodeLines() {}

    /** Their numbers, from 1. */
    static Set<Integer> of(String code) {
        String[] lines = TEXT.matcher(code).replaceAll(CodeLines::withoutText).split("\n", -1);
        var numbers = new LinkedHashSet<Integer>();
        for (int i = 0; i < lines.length; i++) {
            if (!IDLE.matcher(lines[i]).matches()) {
                numbers.add(i + 1);
            }
        }
        return numbers;
    }

    /** A string is code on the line where it begins, a comment nowhere. */
    private static String withoutText(MatchResult text) {
        String lineBreaks = text.group().replaceAll("[^\n]", "");
        return (text.group(1) == null ? "_" : "") + lineBreaks;
    }
}
