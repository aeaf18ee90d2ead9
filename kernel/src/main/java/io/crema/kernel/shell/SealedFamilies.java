package io.crema.kernel.shell;

import io.crema.kernel.shell.JavaSource.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets a sealed type stand in a cell without a {@code permits} clause, as it may in a source file.
 *
 * <p>JLS 8.1.6 takes the permitted types from the compilation unit, and JShell makes each snippet a unit of its own. So
 * the clause is written out, from the other types of the same cell.
 */
final class SealedFamilies {
    private static final String BEFORE = "(?:\\s|//[^\n]*\n|/\\*(?s:.*?)\\*/|@\\w+(?:\\([^)]*\\))?)*+";
    private static final Pattern SEALED =
            Pattern.compile(BEFORE + "(?:\\w+\\s+)*?sealed\\s+(?:\\w+\\s+)*?(?:interface|class)\\s+(\\w+)([^{]*)");
    private static final Pattern TYPE =
            Pattern.compile(BEFORE + "(?:(?:[a-z]+|non-sealed)\\s+)*?(?:interface|class|record|enum)\\s+(\\w+)([^{]*)");

    private SealedFamilies() {}

    /** The same pieces, with the clauses that were left out. */
    static List<Piece> completed(List<Piece> pieces) {
        var completed = new ArrayList<Piece>();
        for (Piece piece : pieces) {
            Matcher sealed = SEALED.matcher(piece.code());
            boolean open = sealed.lookingAt() && !sealed.group(2).contains("permits");
            completed.add(open ? withPermits(piece, sealed, pieces) : piece);
        }
        return List.copyOf(completed);
    }

    private static Piece withPermits(Piece piece, Matcher sealed, List<Piece> pieces) {
        String children = pieces.stream()
                .map(other -> childOf(sealed.group(1), other))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        if (children.isEmpty()) {
            return piece;
        }
        String code = new StringBuilder(piece.code())
                .insert(sealed.end(), "permits " + children + " ")
                .toString();
        return new Piece(code, piece.origin(), piece.whole());
    }

    private static Optional<String> childOf(String parent, Piece piece) {
        Matcher type = TYPE.matcher(piece.code());
        boolean child = type.lookingAt()
                && Pattern.compile("\\b(?:extends|implements)\\b.*\\b" + Pattern.quote(parent) + "\\b", Pattern.DOTALL)
                        .matcher(type.group(2))
                        .find();
        return child ? Optional.of(type.group(1)) : Optional.empty();
    }
}
