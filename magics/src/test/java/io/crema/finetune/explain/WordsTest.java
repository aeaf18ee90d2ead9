package io.crema.finetune.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.data.TokenizedText;
import io.crema.finetune.data.TokenizedText.Piece;
import io.crema.finetune.explain.Words.Word;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static List<String> words(String text, Piece... pieces) {
        return Words.of(new TokenizedText(text, List.of(pieces), pieces.length)).words().stream()
                .map(Word::text)
                .toList();
    }

    private static Piece piece(int start, int end) {
        return new Piece(7, "piece", start, end, false);
    }

    @Test
    void putsThePiecesOfAWordTogether() {
        String text = "unhappy, no";
        var special = new Piece(1, "[CLS]", 0, 0, true);

        Words words = Words.of(
                new TokenizedText(text, List.of(special, piece(0, 2), piece(2, 7), piece(7, 8), piece(8, 11)), 5));

        assertEquals(List.of(-1, 0, 0, 1, 2), words.wordOf());
        assertEquals(
                List.of("unhappy", ",", "no"),
                words.words().stream().map(Word::text).toList());
    }

    @Test
    void keepsApostrophesHyphensAndDecimalsInside() {
        String text = "don't well-known 3.5 end.";

        assertEquals(List.of("don't", "well-known", "3.5", "end", "."), words(text, everyLetter(text)));
    }

    @Test
    void takesEachChineseCharacterForAWord() {
        assertEquals(List.of("很", "好", "ok"), words("很好ok", everyLetter("很好ok")));
    }

    @Test
    void leavesOutWordsThatWereCutOff() {
        assertEquals(List.of("good"), words("good food", piece(0, 4)));
    }

    private static Piece[] everyLetter(String text) {
        return IntStream.range(0, text.length()).mapToObj(i -> piece(i, i + 1)).toArray(Piece[]::new);
    }
}
