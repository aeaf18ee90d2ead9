package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.data.ReversibleTokenizer;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.ComputeDevice;
import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.hub.HubOptions;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.PeftAdapter;
import io.crema.finetune.weights.WeightsException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model that writes from left to right. As loaded it never changes: what is trained is a {@link #copy}.
 *
 * <p>It holds native memory until it is closed, or until nothing refers to it any more.
 */
public final class LanguageModel implements Trainable, Adaptable {
    private static final int USUAL_LENGTH = 512;

    private final LanguageModel origin;
    private final Loaded loaded;
    private final Lora lora;
    private final Network network;
    private final Weights weights;
    private final List<NDArray> ordered;
    private final CompiledModule module;
    private final NativeMemory memory;

    /** What all copies share. */
    private record Loaded(ModelSource source, CausalBackbone backbone, ReversibleTokenizer tokenizer, int maxLength) {}

    /** @param origin whose copy it is; none if it is what was loaded, which owns the tokenizer */
    private LanguageModel(@Nullable LanguageModel origin, Loaded loaded, Lora lora, Network network, Weights weights) {
        this.origin = origin == null ? this : origin;
        this.loaded = loaded;
        this.lora = lora;
        this.network = network;
        this.weights = weights;
        this.ordered = weights.of(network.parameters());
        this.module = new CompiledModule(network.archive(), ordered);
        this.memory = origin == null
                ? NativeMemory.of(this, module, weights, loaded.tokenizer())
                : NativeMemory.of(this, module, weights);
    }

    private LanguageModel derived(Lora added, Network other, Weights own) {
        return new LanguageModel(origin, loaded, added, other, own);
    }

    /** Loads a model that learns from texts of up to 512 tokens, if it takes as many. */
    public static LanguageModel load(String source) {
        return of(ModelSource.find(source), OptionalInt.empty(), ComputeDevice.CPU);
    }

    /** As above, a name on Hugging Face being looked for as the options say. */
    public static LanguageModel load(String source, HubOptions options) {
        return of(ModelSource.find(source, options), OptionalInt.empty(), ComputeDevice.CPU);
    }

    /**
     * Loads a model.
     *
     * @param source a folder in the Hugging Face layout, or a name on Hugging Face: {@code org/name}
     * @param maxLength the most tokens of a text to learn from; it writes texts as long as it takes
     * @throws WeightsException if the files are missing, damaged or do not fit each other
     * @throws ConfigException if the configuration describes no model of a known family, or takes no such length
     */
    public static LanguageModel load(String source, int maxLength) {
        return of(ModelSource.find(source), OptionalInt.of(maxLength), ComputeDevice.CPU);
    }

    /**
     * Builds a model from files that were read already.
     *
     * @param maxLength the most tokens of a text to learn from; 512, if it takes as many
     * @param device where its weights lie, and where it computes and is trained
     */
    public static LanguageModel of(ModelSource source, OptionalInt maxLength, ComputeDevice device) {
        CausalBackbone backbone = Families.causalBackbone(source);
        int usual = source.maxLength().orElse(Math.min(USUAL_LENGTH, backbone.maxLength()));
        int longest = maxLength.orElse(usual);
        if (longest < 2 || longest > backbone.maxLength()) {
            throw new ConfigException("a text of " + source.name() + " has from 2 to " + backbone.maxLength()
                    + " tokens, not " + longest);
        }
        if (source.tokenizer().isEmpty()) {
            throw new WeightsException("the model " + source.name()
                    + " has no tokenizer.json. Save it beside config.json: tokenizer.save_pretrained(folder)");
        }
        NativeMemory.reclaim();
        Network network = CausalNetwork.of(backbone, Lora.NONE, device.numerics(Precision.FP32));
        Set<String> needed = network.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        ReversibleTokenizer tokenizer = ReversibleTokenizer.fromJson(source.tokenizer());
        var weights = new Weights(device);
        return NativeMemory.orRelease(
                () -> {
                    weights.putAll(source.weights(), backbone, needed::contains); // not masks and tied heads
                    var loaded = new Loaded(source.withoutWeights(), backbone, tokenizer, longest);
                    return new LanguageModel(null, loaded, Lora.NONE, network, weights);
                },
                weights,
                tokenizer);
    }

    private Network network(Lora added, Precision precision) {
        return CausalNetwork.of(backbone(), added, device().numerics(precision));
    }

    @Override
    public ComputeDevice device() {
        return weights.device();
    }

    /**
     * The same model with weights of its own where they will move, to be trained. It keeps the one it was made from alive.
     *
     * @param precision in which it computes
     * @param seed of what is added to its layers
     */
    public LanguageModel copy(Adaptation adaptation, Precision precision, long seed) {
        NativeMemory.reclaim();
        Network other = network(adaptation.lora(), precision);
        var initialization = Initialization.normal(0, seed);
        Weights copies = weights.derived(adaptation.moving());
        return NativeMemory.orRelease(
                () -> {
                    other.parameters().stream()
                            .filter(parameter -> LoraWeights.isAdded(parameter.name()))
                            .forEach(parameter -> copies.put(parameter.name(), initialization.ofAdapter(parameter)));
                    return derived(adaptation.lora(), other, copies);
                },
                copies);
    }

    /**
     * This model with an adapter that was trained before; the body is shared.
     *
     * @throws IllegalArgumentException if the adapter is of another model
     */
    public LanguageModel withAdapter(PeftAdapter adapter) {
        Lora added = LoraWeights.layersOf(adapter, this);
        Network other = network(added, Precision.FP32);
        Weights shared = weights.derived(name -> false);
        return NativeMemory.orRelease(
                () -> {
                    adapter.tensors().forEach(shared::put);
                    return derived(added, other, shared);
                },
                shared);
    }

    /**
     * What LoRA trained, as PEFT keeps it.
     *
     * @throws IllegalArgumentException if it was not trained by LoRA
     */
    public PeftAdapter adapter() {
        return LoraWeights.adapter(lora, network.parameters(), weights, name -> true);
    }

    /** The same model without adapters: what they add is in the weights. This stays as it is. */
    public LanguageModel merged() {
        Set<String> changed =
                lora.layers().keySet().stream().map(LinearLayer::weight).collect(Collectors.toSet());
        Weights own = weights.derived(name -> changed.contains(name) || weights.owns(name));
        return NativeMemory.orRelease(
                () -> {
                    LoraWeights.merge(lora, weights::named, own, 1);
                    return derived(Lora.NONE, network(Lora.NONE, Precision.FP32), own);
                },
                own);
    }

    /** The tokens of a text to be continued, and of one that continues another. */
    PromptTokens tokens() {
        return new PromptTokens(loaded.tokenizer(), backbone());
    }

    /** The tokens of a text to be continued. */
    public int[] prompt(String text) {
        return tokens().prompt(text);
    }

    /**
     * Saves it in the Hugging Face layout, adapters merged. What was saved there before is replaced.
     *
     * @param folder made if it is missing
     * @throws WeightsException if it has files of another kind, or cannot be written to
     */
    public void save(Path folder) {
        if (lora.layers().isEmpty()) {
            SavedFolder.replace(folder, new LanguageFolder(this)::write);
            return;
        }
        try (LanguageModel merged = merged()) {
            merged.save(folder);
        }
    }

    /**
     * Begins to write.
     *
     * @param prompt at least one token, and at most as many as the model takes
     */
    public Decoding decode(int... prompt) {
        return Decoding.of(this, prompt);
    }

    /**
     * Mean cross entropy of the tokens that rows have to learn, in nats.
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public double loss(PackedRows rows, Progress progress) {
        try {
            return PackedLoss.of(module, rows, progress);
        } finally {
            Reference.reachabilityFence(this); // else its memory may be freed under the native call
        }
    }

    @Override
    public String name() {
        return loaded.source().name();
    }

    @Override
    public Optional<String> commit() {
        return loaded.source().commit();
    }

    ModelSource source() {
        return loaded.source();
    }

    public ReversibleTokenizer tokenizer() {
        return loaded.tokenizer();
    }

    /** The most tokens of a text to learn from. */
    public int maxLength() {
        return loaded.maxLength();
    }

    @Override
    public CausalBackbone backbone() {
        return loaded.backbone();
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public List<NDArray> weights() {
        return ordered;
    }

    /** The weights that a part of this network takes, in the part's order. Not copies. */
    public List<NDArray> weightsOf(Network part) {
        return weights.of(part.parameters());
    }

    @Override
    public Lora lora() {
        return lora;
    }

    /** None is new: the layer that scores tokens is as pretrained as all others. */
    @Override
    public boolean isHead(String weightName) {
        return false;
    }

    @Override
    public List<LinearLayer> linearLayers() {
        return CausalNetwork.linearLayers(backbone());
    }

    /** As they are now. */
    @Override
    public String contentHash() {
        return weights.contentHash();
    }

    @Override
    public Footprint footprint(Adaptation adaptation, int copies, int batch, int longest) {
        return Footprint.of(this, adaptation, copies, batch, longest);
    }

    @Override
    public CompiledModule module() {
        return module;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s (%s; %,d parameters; learns from texts up to %,d tokens)",
                name(),
                backbone().description(),
                parameterCount(),
                maxLength());
    }

    @Override
    public void close() {
        memory.close();
    }
}
