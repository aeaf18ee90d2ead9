package io.crema.kernel.shell;

import io.crema.kernel.shell.JavaSource.Piece;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;

/**
 * The statement that a cursor stands in, and what the cell declares before it, which JShell has not seen yet.
 *
 * @param before the statements before it, imports left out, which may not stand among statements
 * @param statement the statement from its beginning to the cursor
 * @param start where in the code the statement begins
 */
record JavaContext(String before, String statement, int start) {
    private static final Pattern IMPORT = Pattern.compile("\\s*import\\b.*", Pattern.DOTALL);

    static JavaContext at(String code, int cursor, SourceCodeAnalysis analysis) {
        List<Piece> pieces = new JavaSource(0, code.substring(0, cursor), 1).pieces(analysis);
        if (pieces.isEmpty()) {
            return new JavaContext("", code.substring(0, cursor), 0);
        }
        int start = pieces.get(pieces.size() - 1).origin().offset();
        var before = new StringBuilder();
        for (Piece piece : pieces.subList(0, pieces.size() - 1)) {
            if (!IMPORT.matcher(piece.code()).matches()) {
                before.append(piece.code());
            }
        }
        return new JavaContext(before.toString(), code.substring(start, cursor), start);
    }
}
