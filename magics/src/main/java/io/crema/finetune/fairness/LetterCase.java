package io.crema.finetune.fairness;

import java.util.Locale;

/** How a word is written, so that the word in its place can be written alike. */
enum LetterCase {
    AS_IS,
    INITIAL,
    CAPITALS;

    static LetterCase of(String word) {
        if (!Character.isUpperCase(word.codePointAt(0))) {
            return AS_IS;
        }
        boolean shouted = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        return shouted ? CAPITALS : INITIAL;
    }

    String apply(String word) {
        return switch (this) {
            case AS_IS -> word;
            case INITIAL -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            case CAPITALS -> word.toUpperCase(Locale.ROOT);
        };
    }
}
