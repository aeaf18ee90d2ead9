package io.crema.finetune.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.ScriptArchive;
import io.crema.finetune.torchscript.ScriptWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand steps down a slope, against torch's optimisers, made by {@code golden/make_schedules.py}. */
class UpdateRuleIT {
    private static final double PEAK = 0.01;
    private static final double DECAY = 0.1;

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("adamw", AdamW.DEFAULT),
                Arguments.of("sgd", new Sgd(0, false)),
                Arguments.of("momentum", new Sgd(0.9, false)),
                Arguments.of("nesterov", new Sgd(0.9, true)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void endsWhereTorchEnds(String name, UpdateRule rule) throws IOException {
        try (NDManager manager = Torch.newManager();
                Slope slope = new Slope(manager, new Optimizer.Settings(rule, 1e9, 0))) {
            for (int step = 1; step <= 1000; step++) {
                slope.step(step <= 100 ? PEAK * step / 100 : PEAK * 0.5 * (1 + Math.cos(Math.PI * (step - 101) / 900)));
            }

            float[] ends = slope.weight.toFloatArray();
            assertArrayEquals(expected("single", name), ends, 1e-7f);
            assertArrayEquals(expected("weights", name), ends, 2e-6f); // as far from torch's doubles as its own floats
        }
    }

    private static float[] expected(String precision, String rule) throws IOException {
        try (var file =
                new GZIPInputStream(Files.newInputStream(Path.of("src/test/resources/golden/schedules.json.gz")))) {
            JsonNode weights = new ObjectMapper().readTree(file).path(precision).path(rule);
            float[] values = new float[weights.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = weights.get(i).floatValue();
            }
            return values;
        }
    }

    @Test
    void keepsAMovingAverageBesideTheWeights() {
        try (NDManager manager = Torch.newManager();
                Slope slope = new Slope(manager, new Optimizer.Settings(new Sgd(0, false), 1e9, 0.5))) {
            float[] average = slope.weight.toFloatArray();
            for (int step = 1; step <= 20; step++) {
                slope.step(PEAK);
                float decay = (float) Math.min(0.5, (1.0 + step) / (10 + step));
                float[] now = slope.weight.toFloatArray();
                for (int i = 0; i < now.length; i++) {
                    average[i] = decay * average[i] + (1 - decay) * now[i];
                }
            }

            float[] plain = slope.weight.toFloatArray();
            assertArrayEquals(average, slope.optimizer.averaged(slope.weight::toFloatArray), 1e-6f);
            assertArrayEquals(plain, slope.weight.toFloatArray());
            NDArray updates = Objects.requireNonNull(slope.optimizer.state().get("updates"));
            assertEquals(20, updates.getFloat());
        }
    }

    /** Half the squared distance of {@code w x} from 1, from where the script starts. */
    private static final class Slope implements AutoCloseable {
        private final NDArray weight;
        private final NDArray x;
        private final CompiledModule module;
        private final Optimizer optimizer;

        Slope(NDManager manager, Optimizer.Settings settings) {
            weight = manager.create(new float[] {0.5f, -0.25f, 2, 0});
            weight.setName("weight");
            x = manager.create(new float[] {1, 2, -0.5f, 3});
            Graph graph = new Graph(new Parameters(), true);
            Tensor error = graph.input(Dtype.FLOAT32, 4)
                    .times(graph.scope().parameter("weight", 4))
                    .plus(-1);
            Tensor loss = error.times(error).sum(0).times(0.5);
            module = new CompiledModule(
                    ScriptArchive.of(new ScriptWriter(Numerics.USUAL)
                            .method("loss", graph, loss)
                            .training()
                            .text()),
                    List.of(weight));
            optimizer = new Optimizer(module, List.of(new ParameterGroup(List.of(weight), 1, DECAY)), settings);
        }

        void step(double learningRate) {
            optimizer.step(learningRate, 1, x);
        }

        @Override
        public void close() {
            optimizer.close();
            module.close();
        }
    }
}
