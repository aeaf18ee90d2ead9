package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.engine.ParameterGroup;
import io.crema.finetune.engine.Processor;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tiny reference model, with the answers that Python gave for it. */
public final class Golden implements AutoCloseable {
    private final JsonNode answers;
    private final Map<String, Safetensors.Entry> batch;
    private final NDManager manager = Torch.newManager();
    private final Weights weights = new Weights();
    private final Backbone backbone;
    private final Map<String, NDArray> byName = new HashMap<>();
    private final List<Parameter> learned;
    private final List<NDArray> trained;
    private final CompiledModule module;

    private Golden(Path folder, Numerics numerics, double dropout) throws IOException {
        var json = new ObjectMapper();
        answers = json.readTree(folder.resolve("golden.json").toFile());
        batch = Safetensors.read(folder.resolve("batch.safetensors"));
        JsonNode tree = config(json, folder, dropout);
        var config = new ModelConfig("golden", tree);
        backbone = ServiceLoader.load(Architecture.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(architecture -> architecture.modelTypes().contains(config.modelType()))
                .findFirst()
                .orElseThrow()
                .backbone(config);
        Safetensors.read(folder.resolve("model.safetensors")).forEach((name, entry) -> {
            if (entry.holdsFractions()) {
                weights.put(backbone.weightName(name), entry.toFloats());
            }
        });
        Network network = Network.classifier(
                backbone,
                backbone.pooling(),
                backbone.head(ModelSource.described("golden", tree).labels().size()),
                numerics);
        learned = network.parameters().stream().filter(Parameter::learned).toList();
        trained = weights.of(learned);
        List<NDArray> all = weights.of(network.parameters());
        for (int i = 0; i < all.size(); i++) {
            byName.put(network.parameters().get(i).name(), all.get(i));
        }
        module = new CompiledModule(network.archive(), all);
    }

    /** What the files say, with another dropout, and the size of the pictures where only the batch tells it. */
    private JsonNode config(ObjectMapper json, Path folder, double dropout) throws IOException {
        ObjectNode config =
                (ObjectNode) json.readTree(folder.resolve("config.json").toFile());
        Safetensors.@Nullable Entry pixels = batch.get("pixel_values");
        if (pixels != null && !config.has("image_size")) {
            config.put("image_size", pixels.shape().get(3).intValue());
        }
        Stream.of("hidden_dropout_prob", "attention_probs_dropout_prob", "classifier_dropout")
                .filter(config::has)
                .forEach(setting -> config.put(setting, dropout));
        Stream.of("dropout", "attention_dropout", "seq_classif_dropout")
                .filter(config::has)
                .forEach(setting -> config.put(setting, dropout));
        return config;
    }

    /** Where the family's model is. */
    public static Path folder(String family) {
        return Path.of("src/test/resources/golden", family);
    }

    /** The family's model under {@code golden/}, computing in float32 as models on this machine do. */
    public static Golden of(String family) {
        return of(family, 0);
    }

    /** As above, trained with a dropout that its makers did not have. */
    public static Golden of(String family, double dropout) {
        return of(family, Processor.ofThisMachine().numerics(Precision.FP32), dropout);
    }

    /** As above, computing in some way. */
    public static Golden of(String family, Numerics numerics) {
        return of(family, numerics, 0);
    }

    private static Golden of(String family, Numerics numerics, double dropout) {
        try {
            return new Golden(folder(family), numerics, dropout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public float[] expected(String field) {
        return floats(answers.path(field));
    }

    private static float[] floats(JsonNode numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).floatValue();
        }
        return values;
    }

    public double expectedNumber(String field) {
        return answers.path(field).doubleValue();
    }

    /** By the names that weights have in our networks. */
    public Map<String, Double> expectedGradientNorms() {
        Map<String, Double> norms = new TreeMap<>();
        answers.path("grad_norm_by_parameter")
                .properties()
                .forEach(field -> norms.put(
                        backbone.weightName(field.getKey()), field.getValue().doubleValue()));
        return norms;
    }

    public float[] logits() {
        return module.run("logits", manager, inputs().toArray(NDArray[]::new)).toFloatArray();
    }

    /** The running statistics that five steps of AdamW leave. */
    public Map<String, float[]> expectedStatistics() {
        Map<String, float[]> statistics = new TreeMap<>();
        answers.path("running").properties().forEach(field -> statistics.put(field.getKey(), floats(field.getValue())));
        return statistics;
    }

    public Map<String, Double> gradientNorms() {
        Map<String, Double> norms = new TreeMap<>();
        try (Optimizer optimizer = optimizer(0)) {
            float[] values = optimizer.gradientNorms(1, lossInputs());
            for (int i = 0; i < values.length; i++) {
                norms.put(learned.get(i).name(), (double) values[i]);
            }
        }
        return norms;
    }

    /** Five steps of AdamW, every weight decayed and no clipping: the losses and gradient norms before each. */
    public List<Optimizer.Step> fiveSteps(double learningRate, double weightDecay) {
        List<Optimizer.Step> steps = new ArrayList<>();
        try (Optimizer optimizer = optimizer(weightDecay)) {
            for (int i = 0; i < 5; i++) {
                steps.add(optimizer.step(learningRate, i, lossInputs()));
            }
        }
        return steps;
    }

    /** A weight or a buffer as it is now. */
    public float[] weight(String name) {
        return Objects.requireNonNull(byName.get(name), name).toFloatArray();
    }

    /** The batch's pictures, as a classifier that was loaded takes them. */
    public Inputs pictures() {
        Safetensors.Entry pixels = Objects.requireNonNull(batch.get("pixel_values"), "pixel_values");
        long[] lengths = pixels.shape().stream().mapToLong(Long::longValue).toArray();
        float[] all = pixels.toFloats().toArray();
        int width = all.length / (int) lengths[0];
        return new Inputs() {
            @Override
            public int size() {
                return (int) lengths[0];
            }

            @Override
            public int cost(int row) {
                return 1;
            }

            @Override
            public Batch batch(int... rows) {
                float[] chosen = new float[rows.length * width];
                for (int b = 0; b < rows.length; b++) {
                    System.arraycopy(all, rows[b] * width, chosen, b * width, width);
                }
                var shape = new Shape(rows.length, lengths[1], lengths[2], lengths[3]);
                return Batch.of(owner -> List.of(owner.create(chosen, shape)));
            }
        };
    }

    private Optimizer optimizer(double weightDecay) {
        return new Optimizer(
                module,
                List.of(new ParameterGroup(trained, 1, weightDecay)),
                Optimizer.Settings.DEFAULT.clippedAt(1e9));
    }

    /** In the order in which the families take them. */
    private List<NDArray> inputs() {
        return Stream.of("input_ids", "attention_mask", "pixel_values", "features")
                .filter(batch::containsKey)
                .map(this::input)
                .toList();
    }

    private NDArray[] lossInputs() {
        return Stream.concat(inputs().stream(), Stream.of(input("labels"))).toArray(NDArray[]::new);
    }

    private NDArray input(String name) {
        Safetensors.Entry entry = Objects.requireNonNull(batch.get(name), name);
        Shape shape =
                new Shape(entry.shape().stream().mapToLong(Long::longValue).toArray());
        return entry.holdsFractions()
                ? manager.create(entry.toFloats().toArray(), shape)
                : manager.create(entry.toLongs(), shape);
    }

    @Override
    public void close() {
        module.close();
        weights.close();
        manager.close();
    }
}
