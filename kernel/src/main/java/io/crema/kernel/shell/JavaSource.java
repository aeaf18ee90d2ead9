package io.crema.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * The Java of a cell, or of a part of it between two magics.
 *
 * @param cell the cell's number
 * @param file the file that it was loaded from, or an empty string
 * @param text the Java
 * @param firstLine the line of the cell, from 1, on which it begins
 */
record JavaSource(int cell, String file, String text, int firstLine) {

    private static final Pattern GAP = Pattern.compile("(?:\\s|//[^\n]*|/\\*(?s:.*?)\\*/)*+");

    /** In no file. */
    JavaSource(int cell, String text, int firstLine) {
        this(cell, "", text, firstLine);
    }

    /**
     * A piece that JShell takes at one go: a statement, an expression, an import or a declaration.
     *
     * @param code what to evaluate; it begins with its first word, and may end with a semicolon that the user left out
     * @param whole whether the text is a whole snippet as far as can be seen without compiling it
     */
    record Piece(String code, Origin origin, boolean whole) {}

    /** Cuts the text into its pieces. Blank ends and comments are no pieces. */
    List<Piece> pieces(SourceCodeAnalysis analysis) {
        var pieces = new ArrayList<Piece>();
        int offset = startOfCode(0);
        while (offset < text.length()) {
            String rest = text.substring(offset);
            CompletionInfo info = analysis.analyzeCompletion(JavaText.withoutNonSealed(rest));
            Origin origin = new Origin(cell, file, text, firstLine, offset);
            switch (info.completeness()) {
                case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE ->
                    pieces.add(new Piece(asTyped(rest, info.source()), origin, true));
                case DEFINITELY_INCOMPLETE, UNKNOWN -> pieces.add(new Piece(rest, origin, false));
                case EMPTY -> {}
            }
            boolean more = info.completeness() == SourceCodeAnalysis.Completeness.COMPLETE;
            offset = more ? startOfCode(text.length() - info.remaining().length()) : text.length();
        }
        return List.copyOf(pieces);
    }

    /** JShell's piece of the text, in the user's words: it differs by a semicolon at its end, and by what was blanked out. */
    private static String asTyped(String rest, String piece) {
        int end = Math.min(rest.length(), piece.length());
        String added = piece.endsWith(";") && !rest.startsWith(";", end - 1) ? ";" : "";
        return added.isEmpty() ? rest.substring(0, end) : rest.substring(0, piece.length() - 1) + added;
    }

    /** JShell counts a snippet's lines from its first word, so blanks and comments before it are no part of it. */
    private int startOfCode(int from) {
        Matcher gap = GAP.matcher(text).region(from, text.length());
        return gap.lookingAt() ? gap.end() : from;
    }
}
