package io.crema.finetune.generation;

import io.crema.finetune.model.Decoding.Choice;
import java.util.SplittableRandom;

/**
 * How the next token is chosen from the model's scores: they are divided by the temperature, all but the best
 * {@code topK} are left out, then all behind those that together have a probability of {@code topP}, and one of the rest
 * is drawn.
 *
 * @param temperature above 0, lower being more certain; 0 always takes the best token
 * @param topK how many tokens are drawn from; 0 for all
 * @param topP their probability, in (0,1] (Holtzman et al. 2020, arXiv:1904.09751); 1 for all
 * @param seed all that the draws depend on
 */
public record TokenSampling(double temperature, int topK, double topP, long seed) {

    public TokenSampling {
        require(temperature >= 0 && Double.isFinite(temperature), "the temperature is at least 0, not " + temperature);
        require(topK >= 0, "top-k is at least 1, or 0 for all tokens, not " + topK);
        require(topP > 0 && topP <= 1, "top-p is in (0,1], not " + topP);
    }

    /** Always the best token. */
    public static TokenSampling greedy() {
        return new TokenSampling(0, 0, 1, 42);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** What the draws come from. */
    SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    /** The choice among scores. */
    Choice choice() {
        return new Choice(temperature, topK, topP);
    }
}
