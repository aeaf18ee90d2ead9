package io.crema.finetune.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.PeftAdapter;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The reference models of two layers of 32 as pretrained ones: they train in milliseconds. */
public final class TinyModel {
    private static final String BERT = "bert";
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    private TinyModel() {}

    /** The BERT; its words are {@code w5} to {@code w119}. */
    public static Pretrained load() {
        return load(BERT);
    }

    /** A family's. */
    public static Pretrained load(String family) {
        return Pretrained.of(
                new ModelSource(
                        "tiny",
                        config(family),
                        weights(family),
                        tokenizer(),
                        JSON.createObjectNode(),
                        Optional.empty(),
                        Optional.empty()),
                16);
    }

    /** The size of pictures may be told by the batch alone. */
    private static JsonNode config(String family) {
        ObjectNode config = (ObjectNode) json(family + "/config.json");
        Safetensors.Entry pixels = batchOf(family).get("pixel_values");
        return pixels == null
                ? config
                : config.put("image_size", pixels.shape().get(3).intValue());
    }

    private static Map<String, Safetensors.Entry> batchOf(String family) {
        return Safetensors.read(GOLDEN.resolve(family).resolve("batch.safetensors"));
    }

    /** Its body, described and without weights. */
    static Backbone backbone() {
        var config = new ModelConfig("tiny", json(BERT + "/config.json"));
        return ServiceLoader.load(Architecture.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(architecture -> architecture.modelTypes().contains(config.modelType()))
                .findFirst()
                .orElseThrow()
                .backbone(config);
    }

    private static Map<String, FloatTensor> weights(String family) {
        Map<String, FloatTensor> weights = new LinkedHashMap<>();
        Safetensors.read(GOLDEN.resolve(family).resolve("model.safetensors")).forEach((name, entry) -> {
            if (entry.holdsFractions()) {
                weights.put(name, entry.toFloats());
            }
        });
        return weights;
    }

    /** Its {@code tokenizer.json}. */
    public static String tokenizer() {
        String words =
                IntStream.range(5, 120).mapToObj(id -> "\"w" + id + "\": " + id).collect(Collectors.joining(", "));
        return """
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
                 "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null, "decoder": null,
                 "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab": {"[UNK]": 4, %s}}}""".formatted(words);
    }

    /** The BERT's batch: four texts. */
    public static Inputs batch(Pretrained model) {
        return batch(model, BERT);
    }

    /** The four texts or pictures of a family's {@code batch.safetensors}. */
    public static Inputs batch(Pretrained model, String family) {
        var batch = batchOf(family);
        if (batch.containsKey("pixel_values")) {
            try (Golden golden = Golden.of(family)) {
                return golden.pictures();
            }
        }
        long[] ids = longs(batch, "input_ids");
        long[] mask = longs(batch, "attention_mask");
        int width = ids.length / 4;
        int[][] rows = IntStream.range(0, 4)
                .mapToObj(row -> IntStream.range(row * width, (row + 1) * width)
                        .filter(i -> mask[i] == 1)
                        .map(i -> (int) ids[i])
                        .toArray())
                .toArray(int[][]::new);
        return new TextInputs(Tokens.of(rows), (TextBackbone) model.backbone());
    }

    /** The labels of {@link #batch}. */
    public static Labels labels() {
        long[] labels = longs(batchOf(BERT), "labels");
        return new Labels(Arrays.stream(labels).mapToInt(Math::toIntExact).toArray());
    }

    private static long[] longs(Map<String, Safetensors.Entry> batch, String name) {
        return Objects.requireNonNull(batch.get(name), name).toLongs();
    }

    /** What PEFT saved for the BERT. */
    public static PeftAdapter adapter() {
        return adapter(BERT);
    }

    /** What PEFT saved for a family. */
    public static PeftAdapter adapter(String family) {
        return PeftAdapter.read(GOLDEN.resolve(family).resolve("adapter"));
    }

    /** The names of its labels. */
    public static List<String> labelNames() {
        return List.of("LABEL_0", "LABEL_1", "LABEL_2");
    }

    /** What Python gave, from a file under {@code golden/}. */
    public static float[] expected(String file, String field) {
        JsonNode numbers = json(file).path(field);
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).floatValue();
        }
        return values;
    }

    private static JsonNode json(String file) {
        try {
            return JSON.readTree(GOLDEN.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
