package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.ScriptArchive;
import io.crema.finetune.torchscript.ScriptWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The losses against torch's, made by {@code golden/make_losses.py}. */
class ObjectiveIT {
    private static final List<Double> WEIGHTS = List.of(0.5, 2.0, 1.25);
    private static final float[][] TRUTHS = {{1, 0, 1}, {0, 0, 0}, {1, 1, 1}, {0, 1, 0}};

    static Stream<Arguments> objectives() {
        return Stream.of(
                Arguments.of("smoothed", new SingleLabel(0.1, 0, false, List.of())),
                Arguments.of("weighted", new SingleLabel(0, 0, true, WEIGHTS)),
                Arguments.of("both", new SingleLabel(0.1, 0, true, WEIGHTS)),
                Arguments.of("focal", new SingleLabel(0, 2, false, List.of())),
                Arguments.of("focal_weighted", new SingleLabel(0, 2, true, WEIGHTS)),
                Arguments.of("binary", new MultiLabel("|")),
                Arguments.of("squared", Regression.PLAIN));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void isAsWrongAsTorchSays(String name, Objective objective) throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(Path.of("src/test/resources/golden/losses.json").toFile());
        Graph graph = new Graph(new Parameters(), true);
        Tensor loss = objective.loss(graph, graph.input(Dtype.FLOAT32, "B", 3));
        String code = new ScriptWriter(Numerics.USUAL)
                .method("loss", graph, loss)
                .training()
                .text();
        Targets targets = objective.isExclusive()
                ? new Labels(((SingleLabel) objective).classWeights(), 2, 0, 0, 1)
                : new Numbers(TRUTHS);

        try (NDManager manager = Torch.newManager();
                CompiledModule module =
                        new CompiledModule(ScriptArchive.of(code), List.of(manager.zeros(new Shape(1))))) {
            NDArray logits =
                    manager.create(new float[] {1, -.5f, 2, .3f, .2f, -1, -2, 1.5f, .1f, 4, -3, 0}, new Shape(4, 3));
            NDArray truths = targets.of(new int[] {0, 1, 2, 3}, manager);

            assertEquals(
                    expected.path(name).doubleValue(),
                    module.run("loss", manager, logits, truths).getFloat(),
                    1e-6);
        }
    }
}
