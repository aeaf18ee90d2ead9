package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.data.ReversibleTokenizer;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Processor;
import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.PeftAdapter;
import io.crema.finetune.weights.WeightsException;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model that writes from left to right. As loaded it never changes: what is trained is a {@link #copy}.
 *
 * <p>It holds native memory until it is closed, or until nothing refers to it any more.
 */
public final class LanguageModel implements Trainable, Adaptable {
    private static final int USUAL_LENGTH = 512;

    /** How many rows are measured at once. */
    private static final int BATCH = 8;

    private final LanguageModel origin;
    private final String name;
    private final CausalBackbone backbone;
    private final ReversibleTokenizer tokenizer;
    private final int maxLength;
    private final Lora lora;
    private final Network network;
    private final Weights weights;
    private final List<NDArray> ordered;
    private final CompiledModule module;
    private final NativeMemory memory;

    private LanguageModel(
            String name,
            CausalBackbone backbone,
            ReversibleTokenizer tokenizer,
            int maxLength,
            Network network,
            Weights weights) {
        this.origin = this;
        this.name = name;
        this.backbone = backbone;
        this.tokenizer = tokenizer;
        this.maxLength = maxLength;
        this.lora = Lora.NONE;
        this.network = network;
        this.weights = weights;
        this.ordered = weights.of(network.parameters());
        this.module = new CompiledModule(network.archive(), ordered);
        this.memory = NativeMemory.of(this, module, weights, tokenizer);
    }

    private LanguageModel(LanguageModel origin, Lora lora, Network network, Weights weights) {
        this.origin = origin;
        this.name = origin.name;
        this.backbone = origin.backbone;
        this.tokenizer = origin.tokenizer;
        this.maxLength = origin.maxLength;
        this.lora = lora;
        this.network = network;
        this.weights = weights;
        this.ordered = weights.of(network.parameters());
        this.module = new CompiledModule(network.archive(), ordered);
        this.memory = NativeMemory.of(this, module, weights);
    }

    /** Loads a model that learns from texts of up to 512 tokens, if it takes as many. */
    public static LanguageModel load(String source) {
        return of(ModelSource.find(source), OptionalInt.empty());
    }

    /**
     * Loads a model.
     *
     * @param source a folder in the Hugging Face layout
     * @param maxLength the most tokens of a text to learn from; it writes texts as long as it takes
     * @throws WeightsException if the files are missing, damaged or do not fit each other
     * @throws ConfigException if the configuration describes no model of a known family, or takes no such length
     */
    public static LanguageModel load(String source, int maxLength) {
        return of(ModelSource.find(source), OptionalInt.of(maxLength));
    }

    /** Builds a model from files that were read already. */
    public static LanguageModel of(ModelSource source, OptionalInt maxLength) {
        CausalBackbone backbone = backbone(new ModelConfig(source.name(), source.config()), source.name());
        int longest = maxLength.orElse(Math.min(USUAL_LENGTH, backbone.maxLength()));
        if (longest < 2 || longest > backbone.maxLength()) {
            throw new ConfigException("a text of " + source.name() + " has from 2 to " + backbone.maxLength()
                    + " tokens, not " + longest);
        }
        if (source.tokenizer().isEmpty()) {
            throw new WeightsException("the model " + source.name()
                    + " has no tokenizer.json. Save it beside config.json: tokenizer.save_pretrained(folder)");
        }
        NativeMemory.reclaim();
        Network network = network(backbone, Lora.NONE, Precision.FP32);
        Set<String> needed = network.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        ReversibleTokenizer tokenizer = ReversibleTokenizer.fromJson(source.tokenizer());
        var weights = new Weights();
        return NativeMemory.orRelease(
                () -> {
                    source.weights().forEach((name, tensor) -> {
                        String ours = backbone.weightName(name);
                        if (needed.contains(ours)) { // older checkpoints keep masks and tied heads too
                            weights.put(ours, tensor);
                        }
                    });
                    return new LanguageModel(source.name(), backbone, tokenizer, longest, network, weights);
                },
                weights,
                tokenizer);
    }

    static Stream<CausalArchitecture> families() {
        return ServiceLoader.load(CausalArchitecture.class, CausalArchitecture.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
    }

    private static CausalBackbone backbone(ModelConfig config, String model) {
        return families()
                .filter(family -> family.modelTypes().contains(config.modelType()))
                .findFirst()
                .orElseThrow(() -> new ConfigException("config.json of " + model + ": model_type \""
                        + config.modelType() + "\" is no family of language models that Crema knows (known: "
                        + families()
                                .flatMap(family -> family.modelTypes().stream())
                                .collect(Collectors.joining(", "))
                        + ")"))
                .backbone(config);
    }

    private static Network network(CausalBackbone backbone, Lora lora, Precision precision) {
        return CausalNetwork.of(backbone, lora, Processor.ofThisMachine().numerics(precision));
    }

    /**
     * The same model with weights of its own where they will move, to be trained. It keeps the one it was made from alive.
     *
     * @param precision in which it computes
     * @param seed of what is added to its layers
     */
    public LanguageModel copy(Adaptation adaptation, Precision precision, long seed) {
        NativeMemory.reclaim();
        Network other = network(backbone, adaptation.lora(), precision);
        var initialization = Initialization.normal(0, seed);
        Weights copies = weights.derived(adaptation.moving());
        return NativeMemory.orRelease(
                () -> {
                    other.parameters().stream()
                            .filter(parameter -> LoraWeights.isAdded(parameter.name()))
                            .forEach(parameter -> copies.put(parameter.name(), initialization.ofAdapter(parameter)));
                    return new LanguageModel(origin, adaptation.lora(), other, copies);
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
        Network other = network(backbone, added, Precision.FP32);
        Weights shared = weights.derived(name -> false);
        return NativeMemory.orRelease(
                () -> {
                    adapter.tensors().forEach(shared::put);
                    return new LanguageModel(origin, added, other, shared);
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
                    return new LanguageModel(origin, Lora.NONE, network(backbone, Lora.NONE, Precision.FP32), own);
                },
                own);
    }

    /**
     * The tokens of a text to be continued. Nothing begins with the token that ends texts, as in pretraining; an end
     * that the tokenizer puts behind a text is taken off.
     *
     * @throws IllegalArgumentException if the tokenizer is not the model's
     */
    public int[] prompt(String text) {
        int[] ids = known(tokenizer.whole(text));
        if (ids.length == 0) {
            return backbone.endIds().stream()
                    .limit(1)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        boolean ended = ids.length > 1 && backbone.endIds().contains(ids[ids.length - 1]);
        return ended ? Arrays.copyOf(ids, ids.length - 1) : ids;
    }

    /**
     * The tokens of a text that continues another.
     *
     * @throws IllegalArgumentException if the tokenizer is not the model's
     */
    public int[] completion(String text) {
        return known(tokenizer.part(text));
    }

    private int[] known(int... ids) {
        for (int id : ids) {
            if (id < 0 || id >= backbone.vocabularySize()) { // the native side would not say so
                throw new IllegalArgumentException("the tokenizer gives id " + id + ", but the model knows "
                        + backbone.vocabularySize() + " tokens. Use the tokenizer.json that came with the model");
            }
        }
        return ids;
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
        double sum = 0;
        for (int start = 0; start < rows.size(); start += BATCH) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            int end = Math.min(start + BATCH, rows.size());
            int[] batch = IntStream.range(start, end).toArray();
            sum += loss(rows, batch) * rows.weight(batch);
            progress.at(end, rows.size());
        }
        return sum / rows.learned();
    }

    private double loss(PackedRows rows, int... which) {
        try (Batch batch = rows.batch(which);
                NDArray loss = module.run("score", batch.manager(), batch.with(rows.of(which, batch.manager())))) {
            return loss.toFloatArray()[0];
        } finally {
            Reference.reachabilityFence(this); // else its memory may be freed under the native call
        }
    }

    public String name() {
        return name;
    }

    public ReversibleTokenizer tokenizer() {
        return tokenizer;
    }

    /** The most tokens of a text to learn from. */
    public int maxLength() {
        return maxLength;
    }

    @Override
    public CausalBackbone backbone() {
        return backbone;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public List<NDArray> weights() {
        return ordered;
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
        return CausalNetwork.linearLayers(backbone);
    }

    /** SHA-256 over the weights as they are now, in hexadecimal. */
    public String contentHash() {
        return weights.contentHash();
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
                name,
                backbone.description(),
                parameterCount(),
                maxLength);
    }

    @Override
    public void close() {
        memory.close();
    }
}
