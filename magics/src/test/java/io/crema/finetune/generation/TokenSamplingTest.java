package io.crema.finetune.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenSamplingTest {
    private static final int DRAWS = 20_000;

    /** Probabilities .5, .3, .15, .05 for the tokens 2, 0, 3, 1. */
    private final float[] scores = {
        (float) Math.log(.3), (float) Math.log(.05), (float) Math.log(.5), (float) Math.log(.15)
    };

    @Test
    void takesTheBestTokenAtTemperatureZero() {
        assertEquals(2, TokenSampling.greedy().choose(scores, new SplittableRandom(1)));
        assertEquals(0, TokenSampling.greedy().choose(new float[] {-1, -1, -2}, new SplittableRandom(1)));
    }

    @Test
    void drawsTokensByTheirProbability() {
        double[] shares = shares(new TokenSampling(1, 0, 1, 42));

        assertEquals(.3, shares[0], .02);
        assertEquals(.05, shares[1], .01);
        assertEquals(.5, shares[2], .02);
        assertEquals(.15, shares[3], .02);
    }

    @Test
    void sharpensAtALowTemperature() {
        double[] shares = shares(new TokenSampling(.5, 0, 1, 42)); // squares .25, .09, .0225, .0025 of a sum of .365

        assertEquals(.25 / .365, shares[2], .02);
        assertEquals(.09 / .365, shares[0], .02);
    }

    @Test
    void leavesOutAllButTheBestTokens() {
        double[] shares = shares(new TokenSampling(1, 2, 1, 42));

        assertEquals(.3 / .8, shares[0], .02);
        assertEquals(.5 / .8, shares[2], .02);
        assertEquals(0, shares[1] + shares[3]);
    }

    @Test
    void leavesOutTheTailBehindTheNucleus() {
        double[] shares = shares(new TokenSampling(1, 0, .81, 42)); // .5 and .3 are not yet .81, so .15 belongs to it

        assertEquals(0, shares[1]);
        assertEquals(.15 / .95, shares[3], .02);
    }

    @Test
    void keepsTheBestTokenHoweverSmallTheNucleus() {
        assertEquals(1, shares(new TokenSampling(1, 0, 1e-9, 42))[2]);
    }

    @Test
    void drawsTheSameFromTheSameSeed() {
        var sampling = new TokenSampling(1, 0, .9, 7);

        assertEquals(drawn(sampling.random(), sampling), drawn(sampling.random(), sampling));
    }

    @Test
    void namesASettingThatIsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new TokenSampling(-1, 0, 1, 42));
        assertThrows(IllegalArgumentException.class, () -> new TokenSampling(1, -1, 1, 42));
        var refused = assertThrows(IllegalArgumentException.class, () -> new TokenSampling(1, 0, 0, 42));

        assertEquals("top-p is in (0,1], not 0.0", refused.getMessage());
    }

    private String drawn(SplittableRandom random, TokenSampling sampling) {
        return IntStream.range(0, 50)
                .mapToObj(i -> Integer.toString(sampling.choose(scores, random)))
                .reduce("", String::concat);
    }

    private double[] shares(TokenSampling sampling) {
        double[] shares = new double[scores.length];
        SplittableRandom random = sampling.random();
        for (int i = 0; i < DRAWS; i++) {
            shares[sampling.choose(scores, random)] += 1.0 / DRAWS;
        }
        shares[2] = Math.round(shares[2] * 1e9) / 1e9; // 20,000 additions leave some dust
        return shares;
    }
}
