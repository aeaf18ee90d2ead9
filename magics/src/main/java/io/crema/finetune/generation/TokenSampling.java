package io.crema.finetune.generation;

import java.util.Arrays;
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

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    /**
     * The next token.
     *
     * @param scores of all tokens, before a softmax
     */
    int choose(float[] scores, SplittableRandom random) {
        if (temperature == 0) {
            return best(scores);
        }
        int[] order = bestFirst(scores);
        int count = topK == 0 ? order.length : Math.min(topK, order.length);
        double[] weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = Math.exp((scores[order[i]] - scores[order[0]]) / temperature);
            sum += weights[i];
        }
        double kept = 0;
        int among = 0;
        while (among < count && kept < topP * sum) {
            kept += weights[among++];
        }
        return order[drawn(weights, random.nextDouble() * kept, among)];
    }

    private static int drawn(double[] weights, double point, int among) {
        int index = 0;
        double passed = weights[0];
        while (passed <= point && index < among - 1) {
            passed += weights[++index];
        }
        return index;
    }

    private static int best(float[] scores) {
        int best = 0;
        for (int id = 1; id < scores.length; id++) {
            if (scores[id] > scores[best]) {
                best = id;
            }
        }
        return best;
    }

    /** All tokens, the best first and the smaller id before the larger at a tie. */
    private static int[] bestFirst(float[] scores) {
        // sorting longs of score and id takes a tenth of the time that sorting boxed ids by score does
        long[] keys = new long[scores.length];
        for (int id = 0; id < keys.length; id++) {
            int bits = Float.floatToIntBits(scores[id]);
            int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE); // the order of floats as that of ints
            keys[id] = ((long) ~ascending << Integer.SIZE) | id;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
