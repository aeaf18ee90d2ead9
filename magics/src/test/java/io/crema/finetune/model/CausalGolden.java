package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.engine.ParameterGroup;
import io.crema.finetune.engine.Processor;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;

/** A tiny reference model that writes from left to right, with the answers that Python gave for it. */
final class CausalGolden implements AutoCloseable {
    private final JsonNode answers;
    private final NDManager manager = Torch.newManager();
    private final Weights weights = new Weights();
    private final Network network;
    private final List<NDArray> ordered;
    private final CompiledModule module;
    private final long[][] ids;
    private final long[][] mask;

    private CausalGolden(Path folder, Numerics numerics) throws IOException {
        var json = new ObjectMapper();
        answers = json.readTree(folder.resolve("golden.json").toFile());
        Map<String, Safetensors.Entry> batch = Safetensors.read(folder.resolve("batch.safetensors"));
        ids = rows(batch, "input_ids");
        mask = rows(batch, "attention_mask");
        var config = new ModelConfig(
                "golden", json.readTree(folder.resolve("config.json").toFile()));
        CausalBackbone backbone = ServiceLoader.load(CausalArchitecture.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(architecture -> architecture.modelTypes().contains(config.modelType()))
                .findFirst()
                .orElseThrow()
                .backbone(config);
        Safetensors.read(folder.resolve("model.safetensors"))
                .forEach((name, entry) -> weights.put(backbone.weightName(name), entry.toFloats()));
        network = CausalNetwork.of(backbone, Lora.NONE, numerics);
        ordered = weights.of(network.parameters());
        module = new CompiledModule(network.archive(), ordered);
    }

    private static long[][] rows(Map<String, Safetensors.Entry> batch, String name) {
        Safetensors.Entry entry = Objects.requireNonNull(batch.get(name), name);
        long[] flat = entry.toLongs();
        int width = Math.toIntExact(entry.shape().get(1));
        long[][] rows = new long[flat.length / width][width];
        for (int b = 0; b < rows.length; b++) {
            System.arraycopy(flat, b * width, rows[b], 0, width);
        }
        return rows;
    }

    /** The family's model under {@code golden/}, computing in float32 as models on this machine do. */
    static CausalGolden of(String family) {
        return of(family, Processor.ofThisMachine().numerics(Precision.FP32));
    }

    /** The same, computing in a given way. */
    static CausalGolden of(String family, Numerics numerics) {
        try {
            return new CausalGolden(Path.of("src/test/resources/golden", family), numerics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode answers() {
        return answers;
    }

    /** The scores at every place that holds a token; what Python computes for padding means nothing. */
    float[] logits() {
        return logits(module);
    }

    /** As above, of a model of the same shape. */
    float[] logits(CompiledModule other) {
        return atTokens(
                other.run("logits", manager, inputs().toArray(NDArray[]::new)).toFloatArray());
    }

    float[] expectedLogits() {
        return expected("logits");
    }

    /** Python's answers for the batch: {@code logits}, {@code lora_logits}. */
    float[] expected(String field) {
        float[] all = new float[answers.path(field).size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = answers.path(field).get(i).floatValue();
        }
        return atTokens(all);
    }

    private float[] atTokens(float[] logits) {
        int tokens = ids.length * ids[0].length;
        int width = logits.length / tokens;
        float[] kept = new float[logits.length];
        int end = 0;
        for (int place = 0; place < tokens; place++) {
            if (mask[place / ids[0].length][place % ids[0].length] == 1) {
                System.arraycopy(logits, place * width, kept, end, width);
                end += width;
            }
        }
        return Arrays.copyOf(kept, end);
    }

    /** The mean loss as it is measured on other examples than those trained on. */
    float score() {
        return module.run("score", manager, lossInputs()).toFloatArray()[0];
    }

    /** The gradient's norm of every weight, by the weight's name. */
    Map<String, Float> gradientNorms() {
        try (Optimizer optimizer = optimizer(0)) {
            float[] norms = optimizer.gradientNorms(0, lossInputs());
            Map<String, Float> byName = new LinkedHashMap<>();
            List<Parameter> parameters = network.parameters();
            for (int i = 0; i < norms.length; i++) {
                byName.put(parameters.get(i).name(), norms[i]);
            }
            return byName;
        }
    }

    /** Five steps of AdamW, every weight decayed and no clipping: the losses and gradient norms before each. */
    List<Optimizer.Step> fiveSteps(double learningRate, double weightDecay) {
        List<Optimizer.Step> steps = new ArrayList<>();
        try (Optimizer optimizer = optimizer(weightDecay)) {
            for (int i = 0; i < 5; i++) {
                steps.add(optimizer.step(learningRate, i, lossInputs()));
            }
        }
        return steps;
    }

    private Optimizer optimizer(double weightDecay) {
        var settings = Optimizer.Settings.DEFAULT.clippedAt(1e9);
        return new Optimizer(module, List.of(new ParameterGroup(ordered, 1, weightDecay)), settings);
    }

    /** Ids, positions and segments; padding is a segment of its own. */
    private List<NDArray> inputs() {
        var shape = new Shape(ids.length, ids[0].length);
        long[] flatIds = new long[ids.length * ids[0].length];
        long[] positions = new long[flatIds.length];
        long[] segments = new long[flatIds.length];
        for (int place = 0; place < flatIds.length; place++) {
            int row = place / ids[0].length;
            int column = place % ids[0].length;
            flatIds[place] = ids[row][column];
            positions[place] = column;
            segments[place] = mask[row][column];
        }
        return List.of(
                manager.create(flatIds, shape), manager.create(positions, shape), manager.create(segments, shape));
    }

    /** The same, and every token that is followed by another with that other to be learned. */
    private NDArray[] lossInputs() {
        List<Long> places = new ArrayList<>();
        List<Long> targets = new ArrayList<>();
        for (int row = 0; row < ids.length; row++) {
            for (int column = 0; column + 1 < ids[row].length; column++) {
                if (mask[row][column + 1] == 1) {
                    places.add((long) row * ids[row].length + column);
                    targets.add(ids[row][column + 1]);
                }
            }
        }
        List<NDArray> all = new ArrayList<>(inputs());
        all.add(vector(places));
        all.add(vector(targets));
        return all.toArray(NDArray[]::new);
    }

    private NDArray vector(List<Long> values) {
        return manager.create(values.stream().mapToLong(Long::longValue).toArray(), new Shape(values.size()));
    }

    @Override
    public void close() {
        module.close();
        weights.close();
        manager.close();
    }
}
