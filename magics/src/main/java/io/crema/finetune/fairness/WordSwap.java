package io.crema.finetune.fairness;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Swaps whole words of a text for others, both ways at once, and keeps how each was written. */
public final class WordSwap {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’-]*");
    /** Her before a word is his ("her dog") or him ("saw her yesterday"): no rule decides it surely. */
    private static final Pattern UNSURE_HER =
            Pattern.compile("\\bher\\b\\s+\\p{L}", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, String> others;
    private final boolean pronouns;

    private WordSwap(Map<String, String> others, boolean pronouns) {
        this.others = others;
        this.pronouns = pronouns;
    }

    /**
     * Swaps each word of the map for its value, and back.
     *
     * @throws IllegalArgumentException if a word has two counterparts
     */
    public static WordSwap of(Map<String, String> pairs) {
        Map<String, String> others = new HashMap<>();
        pairs.forEach((one, other) -> {
            put(others, one, other);
            put(others, other, one);
        });
        return new WordSwap(Map.copyOf(others), false);
    }

    /**
     * Swaps he and she in all their forms.
     *
     * <p>Her is him or his: at the end of a clause it is him; before a word no rule decides it surely, and the text is
     * left out. His at the end of a clause is hers, before a word her. They is left alone, since the verb would have to
     * change with it: the templates have it.
     */
    public static WordSwap heAndShe() {
        Map<String, String> others = new HashMap<>();
        others.put("he", "she");
        others.put("she", "he");
        others.put("him", "her");
        others.put("her", "him");
        others.put("his", "her");
        others.put("hers", "his");
        others.put("himself", "herself");
        others.put("herself", "himself");
        others.put("he's", "she's");
        others.put("she's", "he's");
        others.put("he'll", "she'll");
        others.put("she'll", "he'll");
        others.put("he'd", "she'd");
        others.put("she'd", "he'd");
        return new WordSwap(Map.copyOf(others), true);
    }

    private static void put(Map<String, String> others, String word, String other) {
        String key = word.toLowerCase(Locale.ROOT);
        String known = others.putIfAbsent(key, other);
        if (known != null && !known.equalsIgnoreCase(other)) {
            throw new IllegalArgumentException("\"" + word + "\" is to be swapped for both \"" + known + "\" and \""
                    + other + "\": give each word one counterpart");
        }
    }

    /** The text with its words swapped; empty where it holds none of them, or one that cannot be swapped surely. */
    public Optional<String> apply(String text) {
        if (pronouns && UNSURE_HER.matcher(text).find()) {
            return Optional.empty();
        }
        String swapped = WORD.matcher(text)
                .replaceAll(word ->
                        Matcher.quoteReplacement(LetterCase.of(word.group()).apply(other(word, text))));
        return swapped.equals(text) ? Optional.empty() : Optional.of(swapped);
    }

    private String other(MatchResult word, String text) {
        String key = word.group().toLowerCase(Locale.ROOT).replace('’', '\'');
        if (pronouns && key.equals("his") && !isBeforeWord(word.end(), text)) {
            return "hers";
        }
        return others.getOrDefault(key, word.group());
    }

    private static boolean isBeforeWord(int end, String text) {
        String rest = text.substring(end).stripLeading();
        return !rest.isEmpty() && Character.isLetter(rest.codePointAt(0));
    }
}
