package io.crema.finetune.generation;

import java.util.Locale;

/**
 * What a model wrote.
 *
 * @param prompt what it continued
 * @param text what it wrote, without the prompt
 * @param tokens how many it wrote, the one that ends texts not counted
 * @param ending why it stopped
 * @param seconds how long it took
 */
public record Generated(String prompt, String text, int tokens, Ending ending, double seconds) {

    /** Why a model stopped writing. */
    public enum Ending {
        /** It wrote the token that ends texts. */
        END("the model ended the text"),
        /** It wrote as many tokens as were asked for. */
        LENGTH("as many tokens as were asked for"),
        /** Prompt and text are as long as the model takes. */
        FULL("as long as the model takes"),
        /** The user pressed stop. */
        INTERRUPTED("interrupted");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        /** For people: {@code the model ended the text}. */
        public String words() {
            return words;
        }
    }

    /** {@code 32 tokens in 1.2 s (27 a second); the model ended the text}. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%,d token%s in %.1f s (%.0f a second); %s",
                tokens,
                tokens == 1 ? "" : "s",
                seconds,
                tokens / Math.max(seconds, 1e-9),
                ending.words());
    }

    @Override
    public String toString() {
        return text;
    }
}
