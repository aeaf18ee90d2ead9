package io.crema.finetune;

import java.util.Locale;

/**
 * How well a language model foresees completions.
 *
 * @param model what was asked: {@code fine-tuned gpt2}
 * @param part on what: {@code test split of questions}
 * @param prompts how many
 * @param tokens how many tokens their completions have, the ones that end them included
 * @param loss mean cross entropy of a token, in nats
 */
public record LanguageEvaluation(String model, String part, int prompts, long tokens, double loss) {

    /** Among how many tokens it is as if the model had to guess the next: e to the loss. 1 is best. */
    public double perplexity() {
        return Math.exp(loss);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s on the %s: perplexity %.3f, loss %.3f nats", model, part, perplexity(), loss);
    }
}
