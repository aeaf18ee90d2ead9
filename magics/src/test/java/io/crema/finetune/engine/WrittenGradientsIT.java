package io.crema.finetune.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.engine.Optimizer.Part;
import io.crema.finetune.engine.Optimizer.Step;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Gradients;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Losses;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.ScriptArchive;
import io.crema.finetune.torchscript.ScriptWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Heads of five features and three outputs, trained by written gradients and by libtorch's own. */
class WrittenGradientsIT {
    private static final int ROWS = 7;

    private final NDManager manager = Torch.newManager();
    private final NDArray inputs = random(1, ROWS, 5);
    private final NDArray truths = random(2, ROWS, 3).gt(0).toType(DataType.FLOAT32, true);
    private final NDArray labels = manager.create(new long[] {0, 2, 1, 1, 0, 2, 2});

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void agreeForOneLayerAndLabels() {
        assertAgree(labels, (graph, x) -> judged(graph, linear(graph, "out", x.dropout(0.3), 3)));
    }

    @Test
    void agreeThroughTanhAndSecondDropout() {
        assertAgree(labels, (graph, x) -> {
            Tensor dense = linear(graph, "dense", x.dropout(0.3), 4).tanh();
            return judged(graph, linear(graph, "out", dense.dropout(0.3), 3));
        });
    }

    @Test
    void agreeThroughReluForAnswersThatAreTrueOrNot() {
        assertAgree(
                truths,
                (graph, x) -> Losses.binaryCrossEntropy(
                        linear(graph, "out", linear(graph, "dense", x, 4).relu(), 3),
                        graph.input(Dtype.FLOAT32, "B", 3)));
    }

    @Test
    void agreeForNumbers() {
        assertAgree(
                truths,
                (graph, x) -> Losses.meanSquaredError(linear(graph, "out", x, 3), graph.input(Dtype.FLOAT32, "B", 3)));
    }

    @Test
    void areNotWrittenWhereARuleIsMissing() {
        var parameters = new Parameters();
        var graph = new Graph(parameters, true);
        Tensor outputs =
                linear(graph, "out", graph.input(Dtype.FLOAT32, "B", 5), 3).gelu();
        Tensor loss = judged(graph, outputs);

        assertTrue(Gradients.of(graph, loss, parameters).isEmpty());
    }

    private static Tensor judged(Graph graph, Tensor logits) {
        return Losses.crossEntropy(logits, graph.input(Dtype.INT64, "B"));
    }

    private static Tensor linear(Graph graph, String name, Tensor x, int out) {
        var scope = graph.scope().in(name);
        int in = x.shape().dim(1).is(5) ? 5 : 4;
        return x.linear(scope.parameter("weight", out, in), scope.parameter("bias", out));
    }

    /** Three steps, the last in two parts. */
    private void assertAgree(NDArray targets, BiFunction<Graph, Tensor, Tensor> head) {
        List<NDArray> mine = new ArrayList<>();
        List<NDArray> libtorchs = new ArrayList<>();
        List<Step> written = trained(targets, head, true, mine);
        List<Step> expected = trained(targets, head, false, libtorchs);

        for (int step = 0; step < expected.size(); step++) {
            assertEquals(expected.get(step).loss(), written.get(step).loss(), 1e-6);
            assertEquals(expected.get(step).gradientNorm(), written.get(step).gradientNorm(), 1e-6);
        }
        assertNotEquals(expected.get(0).loss(), expected.get(1).loss());
        for (int i = 0; i < mine.size(); i++) {
            assertArrayEquals(libtorchs.get(i).toFloatArray(), mine.get(i).toFloatArray(), 1e-6f);
        }
    }

    private List<Step> trained(
            NDArray targets, BiFunction<Graph, Tensor, Tensor> head, boolean written, List<NDArray> weights) {
        var parameters = new Parameters();
        var graph = new Graph(parameters, true);
        Tensor loss = head.apply(graph, graph.input(Dtype.FLOAT32, "B", 5));
        var writer = new ScriptWriter(Numerics.USUAL).method("loss", graph, loss);
        ScriptWriter whole = written
                ? writer.training(
                        graph, loss, Gradients.of(graph, loss, parameters).orElseThrow())
                : writer.training();
        parameters.all().forEach(parameter -> {
            NDArray weight = random(3 + weights.size(), parameter.shape().lengths());
            weight.setName(parameter.name());
            weights.add(weight);
        });
        var reversed = new ArrayList<>(weights); // groups need not be in the order of the module
        Collections.reverse(reversed);
        try (var module = new CompiledModule(ScriptArchive.of(whole.text()), weights);
                var optimizer = new Optimizer(
                        module,
                        List.of(new ParameterGroup(reversed, 1, 0)),
                        new Optimizer.Settings(new Sgd(0, false), 1e9, 0))) {
            return List.of(
                    optimizer.step(.1, 1, inputs, targets),
                    optimizer.step(.1, 2, inputs, targets),
                    optimizer.step(.1, 3, List.of(part(targets, 0, 3), part(targets, 3, ROWS))));
        }
    }

    private Part part(NDArray targets, int from, int to) {
        String rows = from + ":" + to;
        return new Part(List.of(inputs.get(rows), targets.get(rows)), (to - from) / (double) ROWS);
    }

    private NDArray random(long seed, long... shape) {
        var random = new SplittableRandom(seed);
        float[] values = new float[Math.toIntExact(new Shape(shape).size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return manager.create(values, new Shape(shape));
    }
}
