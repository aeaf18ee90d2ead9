package io.crema.finetune.explain;

import io.crema.finetune.data.TokenizedText;
import io.crema.finetune.data.TokenizedText.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The words of a text and the tokens that each of them became. A word is letters and digits, with apostrophes, hyphens and
 * decimal signs inside; or one sign of punctuation; or one Chinese character.
 *
 * @param words those that the model reads, in the text's order
 * @param wordOf the word of each token, or -1 for special tokens and others that stand for no word
 */
record Words(List<Word> words, List<Integer> wordOf) {
    private static final String RUN = "[\\p{L}\\p{M}\\p{N}_&&[^\\p{IsHan}]]+";
    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}|" + RUN + "(?:(?:['\u2019-]|[.,](?=\\p{N}))" + RUN + ")*|[^\\s\\p{Z}\\p{C}]");

    Words {
        words = List.copyOf(words);
        wordOf = List.copyOf(wordOf);
    }

    /**
     * A word.
     *
     * @param start where it begins in the text, as an index of a {@code char}
     * @param end behind its last {@code char}
     */
    record Word(String text, int start, int end) {}

    /** Finds the words, and gives each token to the word that its first character is of. */
    static Words of(TokenizedText text) {
        List<Word> all = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.text());
        while (matcher.find()) {
            all.add(new Word(matcher.group(), matcher.start(), matcher.end()));
        }
        List<Integer> found =
                text.pieces().stream().map(piece -> place(all, piece)).toList();
        List<Integer> read =
                found.stream().filter(word -> word >= 0).distinct().sorted().toList();
        return new Words(
                read.stream().map(all::get).toList(),
                found.stream().map(read::indexOf).toList());
    }

    /** A text with its words, for people. */
    Explained.OfText explained(TokenizedText text) {
        List<String> gaps = new ArrayList<>();
        int end = 0;
        for (Word word : words) {
            gaps.add(text.text().substring(end, word.start()));
            end = word.end();
        }
        gaps.add(text.cut() > 0 ? "" : text.text().substring(end));
        List<String> special = IntStream.range(0, wordOf.size())
                .filter(token -> wordOf.get(token) < 0)
                .mapToObj(token -> text.pieces().get(token).token())
                .toList();
        return new Explained.OfText(words.stream().map(Word::text).toList(), gaps, special, text.cut());
    }

    /** A token may begin with the blank before its word. */
    private static int place(List<Word> words, Piece piece) {
        for (int i = 0; i < words.size() && piece.start() < piece.end(); i++) {
            Word word = words.get(i);
            if (word.start() < piece.end() && piece.start() < word.end()) {
                return i;
            }
        }
        return -1;
    }
}
