package io.crema.finetune.weights;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The files of a pretrained model, read but not yet understood.
 *
 * @param name what the user asked for: {@code minilm}, or the folder's name
 * @param config the tree of {@code config.json}
 * @param weights every tensor under the name that the files give it
 * @param tokenizer the text of {@code tokenizer.json}, made from the vocabulary files where there is none; empty when
 *     the model has neither
 * @param preprocessing the tree of {@code preprocessor_config.json}: how pictures or the rows of a table become numbers;
 *     empty for a model of texts
 * @param pooling how its makers make one vector of a text ({@code mean} or {@code cls}), if they say
 */
public record ModelSource(
        String name,
        JsonNode config,
        Map<String, FloatTensor> weights,
        String tokenizer,
        JsonNode preprocessing,
        Optional<String> pooling) {

    /** What {@code config.json} says of a classifier over a pooling that its makers did not put there. */
    public static final String POOLED = "crema_pooled";

    /** The models that come with Crema. */
    public static final List<String> BUNDLED = List.of("minilm", "small-cnn");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Finds a model.
     *
     * @param source a bundled name, or a folder in the Hugging Face layout
     * @throws WeightsException if there is none, or a file of it is missing or damaged
     */
    public static ModelSource find(String source) {
        if (source.equals("minilm")) {
            return minilm();
        }
        if (source.equals("small-cnn")) {
            return smallCnn();
        }
        try {
            Path folder = Path.of(source);
            if (Files.isDirectory(folder)) {
                return folder(folder);
            }
            throw unknown(source, folder.toAbsolutePath() + " is no folder");
        } catch (InvalidPathException e) {
            throw unknown(source, e.getReason());
        }
    }

    /** The same without its weights, which need not be kept. */
    public ModelSource withoutWeights() {
        return new ModelSource(name, config, Map.of(), tokenizer, preprocessing, pooling);
    }

    /** The most tokens of a text when it was saved, if it says so. */
    public OptionalInt maxLength() {
        JsonNode length = config.path("crema").path("max_length");
        return length.isInt() ? OptionalInt.of(length.asInt()) : OptionalInt.empty();
    }

    /** A model of which there is no more than a configuration. */
    public static ModelSource described(String name, JsonNode config) {
        return new ModelSource(name, config, Map.of(), "", JSON.createObjectNode(), Optional.empty());
    }

    /** The same, its examples brought into form in a way of their own. */
    public ModelSource preprocessed(JsonNode other) {
        return new ModelSource(name, config, weights, tokenizer, other, pooling);
    }

    /** The same under another name. */
    public ModelSource named(String other) {
        return new ModelSource(other, config, weights, tokenizer, preprocessing, pooling);
    }

    private static WeightsException unknown(String source, String why) {
        return new WeightsException(
                "no model \"" + source + "\" (bundled: " + String.join(", ", BUNDLED) + "; " + why + ")",
                "Expected a bundled name, or a folder with config.json, model.safetensors and tokenizer.json");
    }

    /** sentence-transformers/all-MiniLM-L6-v2, quantised to 8 bits, from the jar that LangChain4j publishes. */
    private static ModelSource minilm() {
        return exported("minilm", "/all-minilm-l6-v2-q.onnx", "/all-minilm-l6-v2-q-tokenizer.json");
    }

    /** Crema's own network for small grey pictures, pretrained on Fashion-MNIST. */
    private static ModelSource smallCnn() {
        String folder = "small-cnn/";
        return new ModelSource(
                "small-cnn",
                parse("config.json", resource(folder + "config.json")),
                floats(Safetensors.read("model.safetensors", resource(folder + "model.safetensors"))),
                "",
                parse("preprocessor_config.json", resource(folder + "preprocessor_config.json")),
                Optional.empty());
    }

    /** A BERT of MiniLM's configuration from an ONNX export on the class path. */
    static ModelSource exported(String name, String onnx, String tokenizer) {
        return new ModelSource(
                name,
                parse("minilm.json", resource("minilm.json")),
                OnnxWeights.read(ByteBuffer.wrap(resource(onnx)).order(ByteOrder.LITTLE_ENDIAN)),
                new String(resource(tokenizer), StandardCharsets.UTF_8),
                JSON.createObjectNode(),
                Optional.of("mean"));
    }

    private static ModelSource folder(Path folder) {
        Map<String, Safetensors.Entry> weights = WeightFiles.read(folder);
        Path config = required(folder, "config.json");
        try {
            JsonNode tree = parse(config.toString(), Files.readAllBytes(config));
            return new ModelSource(
                    folder.toAbsolutePath().normalize().getFileName().toString(),
                    asFamilyHasIt(tree),
                    floats(weights),
                    VocabularyFiles.tokenizerJson(
                            folder, tree.path("model_type").asText("")),
                    optional(folder.resolve("preprocessor_config.json")),
                    pooling(tree, folder.resolve("1_Pooling").resolve("config.json")));
        } catch (IOException e) {
            throw new WeightsException("cannot read the model in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What we save under a name of our own is one of a family all the same. */
    private static JsonNode asFamilyHasIt(JsonNode config) {
        if (!config.path("model_type").asText().equals(POOLED)) {
            return config;
        }
        ObjectNode family = config.deepCopy();
        family.remove("auto_map");
        return family.put("model_type", config.path("crema").path("model_type").asText());
    }

    static Path required(Path folder, String file) {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            throw new WeightsException(
                    "the model folder " + folder.toAbsolutePath() + " has no " + file,
                    "Expected config.json, model.safetensors and tokenizer.json, as save_pretrained writes them");
        }
        return path;
    }

    private static Map<String, FloatTensor> floats(Map<String, Safetensors.Entry> entries) {
        var floats = new LinkedHashMap<String, FloatTensor>();
        entries.forEach((name, entry) -> {
            if (entry.holdsFractions()) {
                floats.put(name, entry.toFloats());
            }
        });
        return floats;
    }

    /** What we said when we saved it, or else what sentence-transformers says. */
    private static Optional<String> pooling(JsonNode settings, Path config) throws IOException {
        String ours = settings.path("crema").path("pooling").asText("");
        if (!ours.isEmpty()) {
            return Optional.of(ours);
        }
        if (!Files.exists(config)) {
            return Optional.empty();
        }
        JsonNode pooling = parse(config.toString(), Files.readAllBytes(config));
        if (pooling.path("pooling_mode_mean_tokens").asBoolean()) {
            return Optional.of("mean");
        }
        return pooling.path("pooling_mode_cls_token").asBoolean() ? Optional.of("cls") : Optional.empty();
    }

    private static JsonNode optional(Path file) throws IOException {
        return Files.exists(file) ? parse(file.toString(), Files.readAllBytes(file)) : JSON.createObjectNode();
    }

    private static JsonNode parse(String file, byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new WeightsException(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new WeightsException("cannot read " + file, e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream stream = ModelSource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new WeightsException("this installation lacks " + name + ". Install Crema again");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new WeightsException("cannot read " + name + " from this installation", e);
        }
    }
}
