package io.crema.finetune.data;

import java.util.List;

/**
 * A text as tokens, each with its place in the text.
 *
 * @param uncut how many tokens the text has, those included that were cut off
 */
public record TokenizedText(String text, List<Piece> pieces, int uncut) {

    public TokenizedText {
        pieces = List.copyOf(pieces);
    }

    /**
     * A token.
     *
     * @param start where it begins in the text, as an index of a {@code char}; with {@code end} alike where the token is
     *     none of the text's
     * @param end behind its last {@code char}
     * @param special whether it was put there for the model: {@code [CLS]}
     */
    public record Piece(int id, String token, int start, int end, boolean special) {}

    /** The tokens' ids. */
    public int[] ids() {
        return pieces.stream().mapToInt(Piece::id).toArray();
    }

    /** How many tokens were cut off. */
    public int cut() {
        return uncut - pieces.size();
    }
}
