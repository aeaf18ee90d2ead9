package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.data.Tokenizer;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.WeightsException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A pretrained model as it was loaded. It never changes: every fine-tuning starts from it anew.
 *
 * <p>It holds native memory until it is closed, or until nothing refers to it any more.
 */
public final class Pretrained implements AutoCloseable {

    /** How many texts are embedded at once. */
    static final int BATCH = 32;

    private final String name;
    private final Backbone backbone;
    private final Tokenizer tokenizer;
    private final Pooling pooling;
    private final List<String> ownLabels;
    private final Weights weights;
    private final CompiledModule encoder;
    private final NativeMemory memory;

    private Pretrained(
            String name,
            Backbone backbone,
            Tokenizer tokenizer,
            Pooling pooling,
            List<String> ownLabels,
            Weights weights) {
        this.name = name;
        this.backbone = backbone;
        this.tokenizer = tokenizer;
        this.pooling = pooling;
        this.ownLabels = List.copyOf(ownLabels);
        this.weights = weights;
        Network network = Network.encoder(backbone, pooling);
        this.encoder = new CompiledModule(network.archive(), weights.of(network.parameters()));
        this.memory = NativeMemory.of(this, encoder, weights, tokenizer);
    }

    /** Loads a model whose texts are cut at 128 tokens. */
    public static Pretrained load(String source) {
        return load(source, 128);
    }

    /**
     * Loads a model.
     *
     * @param source {@code minilm}, or a folder in the Hugging Face layout
     * @param maxLength the most tokens of a text, special ones included
     * @throws WeightsException if the files are missing, damaged or do not fit each other
     * @throws ConfigException if the configuration describes no model of a known family
     */
    public static Pretrained load(String source, int maxLength) {
        return of(ModelSource.find(source), maxLength);
    }

    /** Builds a model from files that were read already. */
    public static Pretrained of(ModelSource source, int maxLength) {
        var config = new ModelConfig(source.name(), source.config());
        Backbone backbone = backbone(source.name(), config);
        if (source.tokenizer().isEmpty()) {
            throw new WeightsException("the model " + source.name()
                    + " has no tokenizer.json. Save it beside config.json: tokenizer.save_pretrained(folder)");
        }
        if (maxLength < 3 || maxLength > backbone.maxLength()) {
            throw new ConfigException("a text of " + source.name() + " has from 3 to " + backbone.maxLength()
                    + " tokens, not " + maxLength);
        }
        boolean classifier = config.architecture().endsWith("ForSequenceClassification");
        Pooling pooling = pooling(source.pooling(), classifier);
        List<String> labels = classifier ? config.labels() : List.of();
        NativeMemory.reclaim();
        Tokenizer tokenizer = Tokenizer.fromJson(source.tokenizer(), maxLength);
        var weights = new Weights();
        return NativeMemory.orRelease(
                () -> {
                    source.weights().forEach((name, tensor) -> weights.put(backbone.weightName(name), tensor));
                    return new Pretrained(source.name(), backbone, tokenizer, pooling, labels, weights);
                },
                weights,
                tokenizer);
    }

    private static Backbone backbone(String model, ModelConfig config) {
        List<String> known = new ArrayList<>();
        for (Architecture architecture : ServiceLoader.load(Architecture.class, Architecture.class.getClassLoader())) {
            if (architecture.modelTypes().contains(config.modelType())) {
                return architecture.backbone(config);
            }
            known.addAll(architecture.modelTypes());
        }
        throw new ConfigException("config.json of " + model + ": model_type \"" + config.modelType()
                + "\" is no family that Crema knows (known: " + String.join(", ", known) + ")");
    }

    private static Pooling pooling(Optional<String> stated, boolean classifier) {
        return stated.map(name -> Pooling.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(classifier ? Pooling.POOLER : Pooling.MEAN);
    }

    /** A vector for each text, (texts, C): what a head sees before it is trained. */
    public float[][] embed(List<String> texts) {
        return embed(tokenizer.encode(texts), Progress.NONE);
    }

    /**
     * As above, of tokens. Several threads may ask at once.
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public float[][] embed(Tokens tokens, Progress progress) {
        try {
            return TextBatches.run(encoder, "features", tokens, backbone, progress);
        } finally {
            Reference.reachabilityFence(this); // else its memory may be freed under the native call
        }
    }

    /** A copy to train: the head is new, its weights drawn from the seed. */
    public TextClassifier newClassifier(List<String> labels, long seed) {
        return TextClassifier.withNewHead(this, labels, seed);
    }

    /** The classifier that the checkpoint is; empty when it is a bare encoder. */
    public Optional<TextClassifier> ownClassifier() {
        return ownLabels.isEmpty() ? Optional.empty() : Optional.of(TextClassifier.asLoaded(this));
    }

    public String name() {
        return name;
    }

    public Backbone backbone() {
        return backbone;
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    public Pooling pooling() {
        return pooling;
    }

    List<String> ownLabels() {
        return ownLabels;
    }

    Weights weights() {
        return weights;
    }

    /** How many numbers the encoder is. */
    public long parameterCount() {
        return Weights.count(Network.encoder(backbone, pooling).parameters());
    }

    /** The encoder's weights, in the order of {@link Network#encoder}. */
    List<NDArray> encoderWeights() {
        return weights.of(Network.encoder(backbone, pooling).parameters());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s (%s; %,d parameters; texts up to %d tokens)",
                name,
                backbone.description(),
                parameterCount(),
                tokenizer.maxLength());
    }

    @Override
    public void close() {
        memory.close();
    }
}
