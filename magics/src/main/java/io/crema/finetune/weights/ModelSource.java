package io.crema.finetune.weights;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.hub.Hub;
import io.crema.finetune.hub.HubOptions;
import io.crema.finetune.hub.RepositoryName;
import io.crema.finetune.hub.Snapshot;
import io.crema.finetune.names.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The files of a pretrained model, read but not yet understood.
 *
 * @param name what the user asked for: {@code minilm}, {@code org/name}, or the folder's name
 * @param config the tree of {@code config.json}
 * @param weights every tensor under the name that the files give it
 * @param tokenizer the text of {@code tokenizer.json}, made from the vocabulary files where there is none; empty when
 *     the model has neither
 * @param preprocessing the tree of {@code preprocessor_config.json}: how pictures or the rows of a table become numbers;
 *     empty for a model of texts
 * @param pooling how its makers make one vector of a text ({@code mean} or {@code cls}), if they say
 * @param commit of the Hugging Face repository of its name; empty for what came from elsewhere
 */
public record ModelSource(
        String name,
        JsonNode config,
        Map<String, FloatTensor> weights,
        String tokenizer,
        JsonNode preprocessing,
        Optional<String> pooling,
        Optional<String> commit) {

    /** What {@code config.json} says of a classifier over a pooling that its makers did not put there. */
    public static final String POOLED = "crema_pooled";

    /** The models that come with Crema. */
    public static final List<String> BUNDLED = List.of("minilm", "small-cnn");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Finds a model.
     *
     * @param source a bundled name, a folder in the Hugging Face layout, or else a name on Hugging Face: {@code org/name},
     *     which is downloaded into the cache of its programs unless it is there
     * @throws WeightsException if there is none, or a file of it is missing or damaged
     * @throws io.crema.finetune.hub.HubException if it cannot be had by its name
     */
    public static ModelSource find(String source) {
        return isHere(source) ? here(source) : named(source, HubOptions::usual);
    }

    /**
     * As above.
     *
     * @param options how a name on Hugging Face is looked for
     * @throws IllegalArgumentException if they name a revision, and the source is no such name
     */
    public static ModelSource find(String source, HubOptions options) {
        if (isHere(source) && options.revision().isPresent()) {
            throw new IllegalArgumentException("a revision goes with a name on Hugging Face, and " + source + " is "
                    + (BUNDLED.contains(source) ? "bundled" : "a folder"));
        }
        return isHere(source) ? here(source) : named(source, () -> options);
    }

    private static boolean isHere(String source) {
        try {
            return BUNDLED.contains(source) || Files.isDirectory(Path.of(source));
        } catch (InvalidPathException e) {
            throw unknown(source, e.getReason());
        }
    }

    private static ModelSource here(String source) {
        return BUNDLED.contains(source) ? BundledModels.named(source) : folder(Path.of(source));
    }

    private static ModelSource named(String source, Supplier<HubOptions> options) {
        Optional<RepositoryName> name = RepositoryName.in(source).filter(each -> !isMistyped(each));
        if (name.isEmpty()) {
            throw unknown(source, Path.of(source).toAbsolutePath() + " is no folder");
        }
        Snapshot snapshot = new Hub(options.get(), BUNDLED).find(name.get());
        ModelSource files = folder(snapshot.folder());
        return new ModelSource(
                source,
                files.config,
                files.weights,
                files.tokenizer,
                files.preprocessing,
                files.pooling,
                Optional.of(snapshot.commit()));
    }

    /** Whether it was probably meant to be one of ours, so that the network need not be asked. */
    private static boolean isMistyped(RepositoryName name) {
        return name.isBare() && Nearest.to(name.text(), BUNDLED).isPresent();
    }

    /** What it is called where it matters which it was: {@code org/name at 1a2b3c4}. */
    public String title() {
        return commit.map(each -> name + " at " + each.substring(0, 7)).orElse(name);
    }

    /** The same without its weights, which need not be kept. */
    public ModelSource withoutWeights() {
        return new ModelSource(name, config, Map.of(), tokenizer, preprocessing, pooling, commit);
    }

    /** The most tokens of a text when it was saved, if it says so. */
    public OptionalInt maxLength() {
        JsonNode length = config.path("crema").path("max_length");
        return length.isInt() ? OptionalInt.of(length.asInt()) : OptionalInt.empty();
    }

    /** A model of which there is no more than a configuration. */
    public static ModelSource described(String name, JsonNode config) {
        return new ModelSource(name, config, Map.of(), "", JSON.createObjectNode(), Optional.empty(), Optional.empty());
    }

    /** The same, its examples brought into form in a way of their own. */
    public ModelSource preprocessed(JsonNode other) {
        return new ModelSource(name, config, weights, tokenizer, other, pooling, commit);
    }

    /** The names of its outputs, in their order, if it is a classifier; empty otherwise. */
    public List<String> labels() {
        return ClassifierLabels.of(config);
    }

    /**
     * The same classifier, its outputs called otherwise, in their order.
     *
     * @throws IllegalArgumentException if it is none, or has not as many
     */
    public ModelSource labelled(String... labels) {
        JsonNode named = ClassifierLabels.named(name, config, List.of(labels));
        return new ModelSource(name, named, weights, tokenizer, preprocessing, pooling, commit);
    }

    /** The same under another name. */
    public ModelSource named(String other) {
        return new ModelSource(other, config, weights, tokenizer, preprocessing, pooling, commit);
    }

    private static WeightsException unknown(String source, String why) {
        return new WeightsException(
                "no model \"" + source + "\" (bundled: " + String.join(", ", BUNDLED) + "; " + why + ")",
                Nearest.to(source, BUNDLED)
                                .map(meant -> "Did you mean " + meant + "? ")
                                .orElse("")
                        + "Expected a bundled name, a folder with config.json, model.safetensors and tokenizer.json, or a"
                        + " name on Hugging Face, org/name");
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
                    pooling(tree, folder.resolve("1_Pooling").resolve("config.json")),
                    Optional.empty());
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

    static Map<String, FloatTensor> floats(Map<String, Safetensors.Entry> entries) {
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

    static JsonNode parse(String file, byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new WeightsException(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new WeightsException("cannot read " + file, e);
        }
    }
}
