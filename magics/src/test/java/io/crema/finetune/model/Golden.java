package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.engine.ParameterGroup;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;

/** A tiny reference model, with the answers that Python gave for it. */
public final class Golden implements AutoCloseable {
    private final JsonNode answers;
    private final Map<String, Safetensors.Entry> batch;
    private final NDManager manager = Torch.newManager();
    private final Weights weights = new Weights();
    private final List<NDArray> ordered;
    private final CompiledModule module;

    private Golden(Path folder) throws IOException {
        var json = new ObjectMapper();
        answers = json.readTree(folder.resolve("golden.json").toFile());
        batch = Safetensors.read(folder.resolve("batch.safetensors"));
        var config = new ModelConfig(
                "golden", json.readTree(folder.resolve("config.json").toFile()));
        Backbone backbone = ServiceLoader.load(Architecture.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(architecture -> architecture.modelTypes().contains(config.modelType()))
                .findFirst()
                .orElseThrow()
                .backbone(config);
        Safetensors.read(folder.resolve("model.safetensors"))
                .forEach((name, entry) -> weights.put(backbone.weightName(name), entry.toFloats()));
        Network network = Network.classifier(
                backbone, backbone.pooling(), backbone.head(config.labels().size()));
        ordered = weights.of(network.parameters());
        module = new CompiledModule(network.archive(), ordered);
    }

    /** The family's model under {@code golden/}. */
    public static Golden of(String family) {
        try {
            return new Golden(Path.of("src/test/resources/golden", family));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public float[] expected(String field) {
        JsonNode numbers = answers.path(field);
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).floatValue();
        }
        return values;
    }

    public double expectedNumber(String field) {
        return answers.path(field).doubleValue();
    }

    public float[] logits() {
        return module.run("logits", manager, input("input_ids"), input("attention_mask"))
                .toFloatArray();
    }

    /** Five steps of AdamW, every weight decayed and no clipping: the losses and gradient norms before each. */
    public List<Optimizer.Step> fiveSteps(double learningRate, double weightDecay) {
        var settings = Optimizer.Settings.DEFAULT.clippedAt(1e9);
        List<Optimizer.Step> steps = new ArrayList<>();
        try (var optimizer = new Optimizer(module, List.of(new ParameterGroup(ordered, 1, weightDecay)), settings)) {
            for (int i = 0; i < 5; i++) {
                steps.add(
                        optimizer.step(learningRate, i, input("input_ids"), input("attention_mask"), input("labels")));
            }
        }
        return steps;
    }

    private NDArray input(String name) {
        Safetensors.Entry entry = Objects.requireNonNull(batch.get(name), name);
        long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
        return manager.create(entry.toLongs(), new Shape(shape));
    }

    @Override
    public void close() {
        module.close();
        weights.close();
        manager.close();
    }
}
