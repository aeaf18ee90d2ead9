package io.crema.finetune.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.crema.finetune.engine.Optimizer.Part;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Losses;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.ScriptArchive;
import io.crema.finetune.torchscript.ScriptWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps of a linear classifier of two features and two classes. */
class OptimizerIT {
    private static final float[] WEIGHT = {.5f, -.25f, .1f, .9f};
    private static final float[] BIAS = {.2f, -.3f};

    private final NDManager manager = Torch.newManager();
    private final NDArray weight = named("weight", manager.create(WEIGHT, new Shape(2, 2)));
    private final NDArray bias = named("bias", manager.create(BIAS));
    private final NDArray inputs = manager.create(new float[] {1, 2, -3, 4, 5, -6, .7f, .8f, 9, 1}, new Shape(5, 2));
    private final NDArray labels = manager.create(new long[] {0, 1, 1, 0, 1});
    private final CompiledModule module = new CompiledModule(classifier(0), List.of(weight, bias));

    @AfterEach
    void close() {
        module.close();
        manager.close();
    }

    private static NDArray named(String name, NDArray array) {
        array.setName(name);
        return array;
    }

    private static ScriptArchive classifier(double dropout) {
        Graph graph = new Graph(new Parameters(), true);
        Tensor logits = graph.input(Dtype.FLOAT32, "B", 2)
                .dropout(dropout)
                .linear(graph.scope().parameter("weight", 2, 2), graph.scope().parameter("bias", 2));
        Tensor loss = Losses.crossEntropy(logits, graph.input(Dtype.INT64, "B"));
        return ScriptArchive.of(new ScriptWriter(Numerics.USUAL)
                .method("loss", graph, loss)
                .training()
                .text());
    }

    private Optimizer optimizer(UpdateRule rule, NDArray... weights) {
        return new Optimizer(
                module, List.of(new ParameterGroup(List.of(weights), 1, 0.1)), new Optimizer.Settings(rule, 1, 0));
    }

    private Part part(int from, int to, double share) {
        String rows = from + ":" + to;
        return new Part(List.of(inputs.get(rows), labels.get(rows)), share);
    }

    @Test
    void accumulatesWhatTheLargeBatchGivesAlsoWhereTheLastPartIsSmaller() {
        float[] weightBefore = weight.toFloatArray();
        Optimizer.Step whole;
        float[] expected;
        try (Optimizer optimizer = optimizer(AdamW.DEFAULT, weight, bias)) {
            whole = optimizer.step(.1, 1, inputs, labels);
            expected = weight.toFloatArray();
        }
        set(weight, weightBefore);
        set(bias, .2f, -.3f);

        try (Optimizer optimizer = optimizer(AdamW.DEFAULT, weight, bias)) {
            Optimizer.Step parts = optimizer.step(.1, 1, List.of(part(0, 2, .4), part(2, 4, .4), part(4, 5, .2)));

            assertEquals(whole.loss(), parts.loss(), 1e-6);
            assertEquals(whole.gradientNorm(), parts.gradientNorm(), 1e-6);
            assertArrayEquals(expected, weight.toFloatArray(), 1e-6f);
        }
    }

    @Test
    void givesTheSameBitsWhenManyStepsAreOneCall() {
        var settings = new Optimizer.Settings(AdamW.DEFAULT, 1, 0.9); // with an average of the weights
        var groups = List.of(new ParameterGroup(List.of(weight), 1, 0.1), new ParameterGroup(List.of(bias), 0.5, 0));
        int[][] batches = {{4, 0, 2}, {1, 3}, {2, 2, 4}};
        double[] rates = {.1, .2, .05};
        long[] seeds = {7, -8, 1L << 40};
        try (var dropping = new CompiledModule(classifier(0.5), List.of(weight, bias))) {
            List<Optimizer.Step> alone = new ArrayList<>();
            float[] expected;
            Map<String, float[]> expectedState = new HashMap<>();
            try (var optimizer = new Optimizer(dropping, groups, settings)) {
                for (int i = 0; i < batches.length; i++) {
                    NDArray rows = manager.create(batches[i]).toType(DataType.INT64, false);
                    alone.add(optimizer.step(rates[i], seeds[i], inputs.get(rows), labels.get(rows)));
                }
                expected = weight.toFloatArray();
                optimizer.state().forEach((name, tensor) -> expectedState.put(name, tensor.toFloatArray()));
            }
            set(weight, WEIGHT);
            set(bias, BIAS);

            try (var optimizer = new Optimizer(dropping, groups, settings)) {
                var steps = new StepSequence(List.of(inputs, labels), List.of(batches), rates, seeds);

                assertEquals(alone, optimizer.steps(steps));
                assertArrayEquals(expected, weight.toFloatArray());
                optimizer
                        .state()
                        .forEach((name, tensor) ->
                                assertArrayEquals(expectedState.get(name), tensor.toFloatArray(), name));
            }
        }
    }

    @Test
    void takesSmallStepsOnOneThreadAndLeavesAllElseItsNumber() throws InterruptedException {
        var elsewhere = new AtomicInteger();
        var other = new Thread(() -> {
            Torch.predicting(() -> 0);
            elsewhere.set(JniUtils.getNumThreads());
        });
        try (Optimizer optimizer = optimizer(AdamW.DEFAULT, weight, bias)) {
            optimizer.step(.1, 1, inputs, labels);
        }
        int small = JniUtils.getNumThreads();
        other.start();
        other.join();
        Torch.predicting(() -> 0);

        assertEquals(1, small);
        assertEquals(Torch.threads(), elsewhere.get());
        assertEquals(Torch.threads(), JniUtils.getNumThreads());
    }

    @Test
    void refusesStepsOverRowsThatAreNotThere() {
        var none = new double[] {.1};

        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new StepSequence(List.of(inputs, labels), List.of(new int[] {5}), none, new long[] {1}));

        assertEquals("a step asks for a row that is not among the table's 5", refused.getMessage());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void goesOnFromAKeptStateAsIfNothingHadHappened(UpdateRule rule) {
        Map<String, NDArray> kept = new HashMap<>();
        float[] keptWeight;
        float[] keptBias;
        float[] expected;
        try (Optimizer optimizer = optimizer(rule, weight, bias)) {
            optimizer.step(.1, 1, inputs, labels);
            optimizer.state().forEach((name, tensor) -> kept.put(name, copy(tensor)));
            keptWeight = weight.toFloatArray();
            keptBias = bias.toFloatArray();
            optimizer.step(.1, 2, inputs, labels);
            expected = weight.toFloatArray();
        }
        set(weight, keptWeight);
        set(bias, keptBias);

        try (Optimizer optimizer = optimizer(rule, weight, bias)) {
            optimizer.restore(kept);
            optimizer.step(.1, 2, inputs, labels);

            assertArrayEquals(expected, weight.toFloatArray());
        }
    }

    static Stream<UpdateRule> rules() {
        return Stream.of(AdamW.DEFAULT, new Sgd(.9, true), new Sgd(.9, false), new Sgd(0, false));
    }

    private NDArray copy(NDArray array) {
        NDArray copy = array.duplicate();
        copy.attach(manager);
        return copy;
    }

    @Test
    void refusesTheStateOfOtherWeights() {
        try (Optimizer ofBoth = optimizer(AdamW.DEFAULT, weight, bias);
                Optimizer ofOne = optimizer(AdamW.DEFAULT, bias)) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> ofOne.restore(ofBoth.state()));

            assertEquals(
                    "this optimiser's state is another one's: it lacks [] and has [first_moment.weight,"
                            + " second_moment.weight, steps.weight] besides",
                    refused.getMessage());
        }
    }

    @Test
    void keepsWhatItKnowsOfAWeightWhenOthersJoinIt() {
        try (Optimizer optimizer = optimizer(AdamW.DEFAULT, bias)) {
            float[] frozen = weight.toFloatArray();
            optimizer.step(.1, 1, inputs, labels);
            assertArrayEquals(frozen, weight.toFloatArray());

            optimizer.regroup(
                    List.of(new ParameterGroup(List.of(bias), 1, 0), new ParameterGroup(List.of(weight), .5, 0)));
            optimizer.step(.1, 2, inputs, labels);

            assertEquals(2, steps(optimizer, bias));
            assertEquals(1, steps(optimizer, weight));
            assertFalse(frozen[0] == weight.toFloatArray()[0]);
        }
        assertFalse(weight.hasGradient() || bias.hasGradient());
    }

    private static float steps(Optimizer optimizer, NDArray of) {
        return Objects.requireNonNull(optimizer.state().get("steps." + of.getName()))
                .getFloat();
    }

    @Test
    void namesItsStateByWhatItIsAndOfWhich() {
        try (Optimizer adam = optimizer(AdamW.DEFAULT, bias)) {
            assertEquals(
                    Set.of("first_moment.bias", "second_moment.bias", "steps.bias"),
                    adam.state().keySet());
        }
        try (Optimizer descent = optimizer(new Sgd(.9, false), bias)) {
            assertEquals(Set.of("momentum.bias"), descent.state().keySet());
        }
    }

    @Test
    void refusesAWeightThatIsTrainedTwice() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> optimizer(AdamW.DEFAULT, bias, bias).close());

        assertEquals("bias is in two groups, or twice in one", refused.getMessage());
    }

    private static void set(NDArray array, float... values) {
        array.set(values);
    }
}
