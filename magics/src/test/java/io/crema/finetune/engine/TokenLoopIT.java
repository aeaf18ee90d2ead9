package io.crema.finetune.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.ScriptArchive;
import io.crema.finetune.torchscript.ScriptWriter;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model of four tokens, whose scores depend on the last token alone; what it keeps is where each stood. */
class TokenLoopIT {
    private static final int DRAWS = 20_000;
    private static final double[] ANY = {0};

    /** Probabilities .3, .05, .5, .15, whatever the last token was. */
    private static final double[] CHANCES = {.3, .05, .5, .15};

    private final NDManager manager = Torch.newManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void takesTheBestTokenAtTemperatureZero() {
        assertArrayEquals(new long[] {2}, written(CHANCES, 0, 0, 1, .99));
        assertArrayEquals(new long[] {0}, written(new double[] {.4, .4, .1, .1}, 0, 0, 1, .99));
    }

    @Test
    void drawsTokensByTheirProbability() {
        double[] shares = shares(1, 0, 1);

        assertArrayEquals(CHANCES, shares, .01);
    }

    @Test
    void sharpensAtALowTemperature() {
        double[] shares = shares(.5, 0, 1); // squares .25, .09, .0225, .0025 of a sum of .365

        assertEquals(.25 / .365, shares[2], .01);
        assertEquals(.09 / .365, shares[0], .01);
    }

    @Test
    void leavesOutAllButTheBestTokens() {
        double[] shares = shares(1, 2, 1);

        assertEquals(.3 / .8, shares[0], .01);
        assertEquals(.5 / .8, shares[2], .01);
        assertEquals(0, shares[1] + shares[3]);
        assertArrayEquals(CHANCES, shares(1, 9, 1), .01); // as many as there are
    }

    @Test
    void leavesOutTheTailBehindTheNucleus() {
        double[] shares = shares(1, 0, .81); // .5 and .3 are not yet .81, so .15 belongs to it

        assertEquals(0, shares[1]);
        assertEquals(.15 / .95, shares[3], .01);
    }

    @Test
    void keepsTheBestTokenHoweverSmallTheNucleus() {
        assertEquals(1, shares(1, 0, 1e-9)[2]);
    }

    @Test
    void drawsTheBestTokensByTheLowestPoints() {
        assertArrayEquals(
                new long[] {2, 2, 0, 0, 3, 3, 1, 1}, written(CHANCES, 1, 0, 1, 0, .49, .51, .79, .81, .94, .96, .9999));
    }

    @Test
    void endsBehindATokenThatEndsTexts() {
        try (CompiledModule module = module(CHANCES);
                TokenLoop loop = new TokenLoop(module, prompt(1), 1, 3, 1)) {
            assertArrayEquals(new long[] {2, 0, 3}, loop.write(1, 0, 1, .2, .6, .9, .2));
        }
    }

    @Test
    void looksAtTheTokenThatItWroteLast() {
        double[][] cycle = {{0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}};
        try (CompiledModule module = module(cycle);
                TokenLoop loop = new TokenLoop(module, prompt(3, 0), 2)) {
            assertArrayEquals(new long[] {1, 2, 3}, loop.write(0, 0, 1, 0, 0, 0));
            assertArrayEquals(new long[] {0}, loop.write(0, 0, 1, ANY));
            assertArrayEquals(new float[] {1, 0, 0, 0}, loop.scores());
            assertArrayEquals(new long[] {1, 2}, loop.write(0, 0, 1, 0, 0));
        }
    }

    private double[] shares(double temperature, int topK, double topP) {
        double[] points = new SplittableRandom(42).doubles(DRAWS).toArray();
        double[] shares = new double[CHANCES.length];
        for (long id : written(CHANCES, temperature, topK, topP, points)) {
            shares[(int) id] += 1;
        }
        return Arrays.stream(shares).map(count -> count / DRAWS).toArray();
    }

    private long[] written(double[] chances, double temperature, int topK, double topP, double... points) {
        try (CompiledModule module = module(chances);
                TokenLoop loop = new TokenLoop(module, prompt(1, 3, 2), 3)) {
            return loop.write(temperature, topK, topP, points);
        }
    }

    private List<NDArray> prompt(long... ids) {
        return List.of(manager.create(ids, new Shape(1, ids.length)));
    }

    private CompiledModule module(double... chances) {
        double[] logs = Arrays.stream(chances).map(Math::log).toArray();
        return module(new double[][] {logs, logs, logs, logs});
    }

    /** @param scores of the next token behind each */
    private CompiledModule module(double[][] scores) {
        var parameters = new Parameters();
        var reading = new Graph(parameters, false);
        Tensor ids = reading.input(Dtype.INT64, "B", "T");
        Tensor next = table(reading).embedding(ids); // (B, T, 4)
        Tensor seen = ids.to(Dtype.FLOAT32).unsqueeze(1).unsqueeze(-1); // (B, 1, T, 1)

        var stepping = new Graph(parameters, false);
        Tensor id = stepping.input(Dtype.INT64, "B", 1);
        Tensor position = stepping.input(Dtype.INT64, "B", 1);
        Tensor kept = stepping.input(Dtype.FLOAT32, "B", 1, "S", 1);
        Sequences.stored(kept, position.to(Dtype.FLOAT32).unsqueeze(1).unsqueeze(-1));
        Tensor after = table(stepping).embedding(id); // (B, 1, 4)

        String text = new ScriptWriter(Numerics.USUAL)
                .method("prefill", reading, List.of(Sequences.last(next), seen))
                .method("step", stepping, Sequences.last(after))
                .writing()
                .text();
        float[] flat = new float[scores.length * scores.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) scores[i / scores.length][i % scores.length];
        }
        NDArray table = manager.create(flat, new Shape(scores.length, scores.length));
        return new CompiledModule(ScriptArchive.of(text), List.of(table));
    }

    private static Tensor table(Graph graph) {
        return graph.scope().in("next").parameter("weight", 4, 4);
    }
}
