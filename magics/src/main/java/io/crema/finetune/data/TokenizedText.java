package io.crema.finetune.data;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    static TokenizedText of(String text, Encoding encoding, int uncut) {
        long[] ids = encoding.getIds();
        long[] special = encoding.getSpecialTokenMask();
        @Nullable CharSpan[] spans = encoding.getCharTokenSpans();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            @Nullable CharSpan span = spans[i];
            boolean placed = span != null && special[i] == 0;
            pieces.add(new Piece(
                    Math.toIntExact(ids[i]),
                    encoding.getTokens()[i],
                    placed ? text.offsetByCodePoints(0, span.getStart()) : 0,
                    placed ? text.offsetByCodePoints(0, span.getEnd()) : 0,
                    special[i] == 1));
        }
        return new TokenizedText(text, pieces, uncut);
    }

    /** The tokens' ids. */
    public int[] ids() {
        return pieces.stream().mapToInt(Piece::id).toArray();
    }

    /** How many tokens were cut off. */
    public int cut() {
        return uncut - pieces.size();
    }
}
