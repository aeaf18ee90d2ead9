package io.crema.kernel.shell;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a snippet stands in the user's notebook.
 *
 * @param cell the cell's number, 0 for a cell without one
 * @param file the file that the cell has loaded it from, or an empty string
 * @param text the whole Java text that the snippet was cut from
 * @param firstLine the line of the cell, from 1, on which {@code text} begins
 * @param offset where in {@code text} the snippet begins
 */
record Origin(int cell, String file, String text, int firstLine, int offset) {

    /** In no file. */
    Origin(int cell, String text, int firstLine, int offset) {
        this(cell, "", text, firstLine, offset);
    }

    /** The cell's line, from 1, of a position in the snippet. */
    int lineAt(int position) {
        int end = clamp(position);
        return firstLine
                + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    /** The cell's lines that the snippet's source is on. */
    Stream<Integer> lines(String source) {
        int first = lineAt(0);
        return IntStream.range(first, first + (int) source.lines().count()).boxed();
    }

    /** The column, from 0, of a position in the snippet, within its whole line. */
    int columnAt(int position) {
        int end = clamp(position);
        return end - (text.lastIndexOf('\n', end - 1) + 1);
    }

    /** The whole line of the cell, or an empty string when the text has no such line. */
    String lineText(int line) {
        return text.lines().skip(Math.max(0, line - firstLine)).findFirst().orElse("");
    }

    /** The line as a person names it: {@code cell [3], line 2}, {@code tools.java, line 2}. */
    String describe(int line) {
        if (!file.isEmpty()) {
            return file + ", line " + line;
        }
        return (cell == 0 ? "line " : "cell [" + cell + "], line ") + line;
    }

    private int clamp(int position) {
        return Math.max(0, Math.min(offset + position, text.length()));
    }
}
