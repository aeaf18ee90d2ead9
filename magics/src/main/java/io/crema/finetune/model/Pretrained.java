package io.crema.finetune.model;

import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.ComputeDevice;
import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.hub.HubOptions;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.PeftAdapter;
import io.crema.finetune.weights.WeightsException;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A pretrained model as it was loaded. It never changes: every fine-tuning starts from it anew.
 *
 * <p>It holds native memory until it is closed, or until nothing refers to it any more.
 */
public final class Pretrained implements Adaptable, AutoCloseable {
    private static final int USUAL_LENGTH = 128;

    private final ModelSource source;
    private final boolean blank;
    private final Backbone backbone;
    private final Preprocessor preprocessor;
    private final Pooling pooling;
    private final List<String> ownLabels;
    private final Weights weights;
    private final CompiledModule encoder;
    private @Nullable String contentHash;
    private @Nullable Classifier ownClassifier;
    private final NativeMemory memory;

    Pretrained(
            ModelSource source,
            Backbone backbone,
            Preprocessor preprocessor,
            Pooling pooling,
            List<String> ownLabels,
            Weights weights) {
        this.source = source.withoutWeights();
        this.blank = source.weights().isEmpty();
        this.backbone = backbone;
        this.preprocessor = preprocessor;
        this.pooling = pooling;
        this.ownLabels = List.copyOf(ownLabels);
        this.weights = weights;
        Network network = Network.encoder(backbone, pooling, numerics(weights));
        this.encoder = new CompiledModule(network.archive(), weights.of(network.parameters()));
        this.memory = NativeMemory.of(this, encoder, weights, preprocessor);
    }

    /** Loads a model; texts are cut where they were when it was saved, or else at 128 tokens. */
    public static Pretrained load(String source) {
        return of(ModelSource.find(source), OptionalInt.empty(), ComputeDevice.CPU);
    }

    /** As above, a name on Hugging Face being looked for as the options say. */
    public static Pretrained load(String source, HubOptions options) {
        return of(ModelSource.find(source, options), OptionalInt.empty(), ComputeDevice.CPU);
    }

    /**
     * Builds a model from files that were read already.
     *
     * @param maxLength where texts are cut; as when it was saved, or else at 128 tokens
     * @param device where its weights lie, and where it computes and is trained
     */
    public static Pretrained of(ModelSource source, OptionalInt maxLength, ComputeDevice device) {
        return of(source, maxLength.orElse(source.maxLength().orElse(USUAL_LENGTH)), device);
    }

    /**
     * Loads a model.
     *
     * @param source {@code minilm}, a folder in the Hugging Face layout, or a name on Hugging Face: {@code org/name}
     * @param maxLength the most tokens of a text, special ones included
     * @throws WeightsException if the files are missing, damaged or do not fit each other
     * @throws io.crema.finetune.hub.HubException if a model cannot be had by its name
     * @throws ConfigException if the configuration describes no model of a known family
     */
    public static Pretrained load(String source, int maxLength) {
        return of(ModelSource.find(source), maxLength);
    }

    /** Frees the native memory of models and runs that nothing refers to any more. */
    public static void freeUnused() {
        NativeMemory.reclaim();
    }

    /** Builds a model from files that were read already. */
    public static Pretrained of(ModelSource source, int maxLength) {
        return of(source, maxLength, ComputeDevice.CPU);
    }

    private static Pretrained of(ModelSource source, int maxLength, ComputeDevice device) {
        return Loading.of(source, maxLength, device);
    }

    /**
     * As {@link #of}, with weights drawn anew: what the architecture is worth without its training.
     *
     * @param seed of the weights
     */
    public static Pretrained untrained(ModelSource source, int maxLength, long seed) {
        return Loading.drawn(source.named("untrained " + source.name()), maxLength, seed);
    }

    /** Whether it was made of a configuration alone, so that no weight of it was learned before. */
    public boolean isBlank() {
        return blank;
    }

    /** The same with weights drawn from another seed, if it {@linkplain #isBlank is blank}; else this. */
    public Pretrained redrawn(long seed) {
        return blank ? Loading.drawn(source, 0, seed) : this;
    }

    /** An encoder that is not trained computes in float32. */
    private static Numerics numerics(Weights weights) {
        return weights.device().numerics(Precision.FP32);
    }

    /** The makers' own classifier over the makers' own pooling, and a linear layer over any other. */
    public Head newHead(int outputs) {
        return pooling == backbone.pooling() ? backbone.head(outputs) : Head.linear(outputs, backbone.headDropout());
    }

    /** A vector for each example, (examples, C): what a head sees before it is trained. */
    public float[][] embed(List<String> examples) {
        return embed(preprocessor.inputs(examples), Progress.NONE);
    }

    /**
     * As above. Several threads may ask at once.
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public float[][] embed(Inputs inputs, Progress progress) {
        try {
            return Prediction.run(encoder, "features", inputs, progress);
        } finally {
            Reference.reachabilityFence(this); // else its memory may be freed under the native call
        }
    }

    /** A copy to train: the head is new, its weights drawn from the seed. */
    public Classifier newClassifier(List<String> labels, long seed) {
        return newClassifier(labels, Setup.USUAL, seed);
    }

    /** As above, learning something else, or in another way. */
    public Classifier newClassifier(List<String> labels, Setup setup, long seed) {
        return Classifier.withNewHead(this, labels, setup, seed);
    }

    /**
     * The classifier that an adapter makes of this.
     *
     * @param labels the names of the labels of the head, which is the adapter's, or this checkpoint's own
     * @throws IllegalArgumentException if the adapter is of another model
     */
    public Classifier withAdapter(PeftAdapter adapter, List<String> labels) {
        return Classifier.withAdapter(this, adapter, labels);
    }

    /** The classifier that the checkpoint is; empty when it is a bare encoder. It stays this model's. */
    public synchronized Optional<Classifier> ownClassifier() {
        if (ownClassifier == null && !ownLabels.isEmpty()) {
            ownClassifier = Classifier.asLoaded(this);
        }
        return Optional.ofNullable(ownClassifier);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Optional<String> commit() {
        return source.commit();
    }

    @Override
    public Backbone backbone() {
        return backbone;
    }

    /** What turns examples into what it takes. It stays this model's. */
    public Preprocessor preprocessor() {
        return preprocessor;
    }

    @Override
    public List<LinearLayer> linearLayers() {
        return Network.linearLayers(backbone, pooling);
    }

    public Pooling pooling() {
        return pooling;
    }

    @Override
    public ComputeDevice device() {
        return weights.device();
    }

    /** Computed when it is first asked for. */
    @Override
    public synchronized String contentHash() {
        if (contentHash == null) {
            contentHash = weights.contentHash();
        }
        return contentHash;
    }

    /** The files that it came with, but its weights. */
    ModelSource source() {
        return source;
    }

    /** What {@link #ownClassifier} learned. */
    Objective ownObjective() {
        boolean several = source.config().path("problem_type").asText().equals("multi_label_classification");
        return several
                ? new MultiLabel(source.config().path("crema").path("separator").asText("|"))
                : SingleLabel.PLAIN;
    }

    /** The names of the labels of {@link #ownClassifier}; none when it is a bare encoder. */
    public List<String> ownLabels() {
        return ownLabels;
    }

    Weights weights() {
        return weights;
    }

    /** What its features depend on, besides the examples. */
    public String fingerprint() {
        return new Fingerprint()
                .with(backbone.description())
                .with(pooling.name())
                .with(contentHash())
                .hex();
    }

    @Override
    public Footprint footprint(Adaptation adaptation, int copies, int batch, int longest) {
        return Footprint.of(this, adaptation, copies, batch, longest);
    }

    /** How many numbers the encoder is. */
    public long parameterCount() {
        return Weights.count(
                Network.encoder(backbone, pooling, numerics(weights)).parameters());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s (%s; %s; %s)",
                source.title(),
                backbone.description(),
                parameters(),
                preprocessor.limit());
    }

    private String parameters() {
        long count = parameterCount();
        return blank && count == 0
                ? "no pretrained weights"
                : String.format(Locale.ROOT, "%,d parameters%s", count, blank ? ", none pretrained" : "");
    }

    @Override
    public synchronized void close() {
        if (ownClassifier != null) {
            ownClassifier.close();
        }
        memory.close();
    }
}
