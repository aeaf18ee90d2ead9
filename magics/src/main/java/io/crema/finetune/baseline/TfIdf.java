package io.crema.finetune.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Term frequency times inverse document frequency, as scikit-learn's {@code TfidfVectorizer} has it: lower case, words
 * of two characters or more, {@code idf(t) = ln((1 + n) / (1 + df(t))) + 1} over {@code n} documents of which {@code
 * df(t)} have the term, and rows scaled to length 1.
 *
 * @param longestPhrase how many words in a row make a term at most: 1 for words, 2 for pairs too
 * @param sublinear whether a term that occurs {@code k} times counts {@code 1 + ln k} instead of {@code k}
 * @see <a href="https://scikit-learn.org/stable/modules/feature_extraction.html">scikit-learn: text feature
 *     extraction</a>
 */
public record TfIdf(int longestPhrase, boolean sublinear) {
    /** Python's {@code \w\w+}: letters, numbers of every kind, and the underscore. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{2,}");

    public TfIdf {
        if (longestPhrase < 1) {
            throw new IllegalArgumentException("a term has at least 1 word, not " + longestPhrase);
        }
    }

    /** The terms of a document, as often as they occur. */
    List<String> terms(String document) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(document.toLowerCase(Locale.ROOT)); word.find(); ) {
            words.add(word.group());
        }
        List<String> terms = new ArrayList<>(words);
        for (int length = 2; length <= longestPhrase; length++) {
            for (int start = 0; start + length <= words.size(); start++) {
                terms.add(String.join(" ", words.subList(start, start + length)));
            }
        }
        return terms;
    }

    double frequency(int occurrences) {
        return sublinear ? 1 + Math.log(occurrences) : occurrences;
    }
}
