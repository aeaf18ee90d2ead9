package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.weights.PeftAdapter;
import io.crema.finetune.weights.WeightsException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A pretrained body with a head that scores labels. The weights that move are copies: what it was made from stays as it
 * was. It keeps the pretrained model alive.
 */
public final class Classifier implements Trainable {

    /** Features are computed once and kept: half of what is usual takes a tenth less memory, and 5 % more time. */
    private static final int FEATURES_AT_ONCE = Prediction.BATCH / 2;

    private final Pretrained pretrained;
    private final List<String> labels;
    private final Objective objective;
    private final Lora lora;
    private final Network network;
    private final Numerics numerics;
    private final Weights weights;
    private final List<NDArray> ordered;
    private final CompiledModule module;
    private final NativeMemory memory;

    Classifier(ClassifierTask task, Lora lora, Network network, Weights weights) {
        this.pretrained = task.pretrained();
        this.labels = task.labels();
        this.objective = task.objective();
        this.lora = lora;
        this.weights = weights;
        this.network = network;
        this.numerics = task.numerics();
        this.ordered = weights.of(network.parameters());
        this.module = new CompiledModule(network.archive(), ordered);
        this.memory = NativeMemory.of(this, module, weights);
    }

    /** The body's moving weights copied, the others shared, and a new head of small random weights. */
    static Classifier withNewHead(Pretrained pretrained, List<String> labels, Setup setup, long seed) {
        NativeMemory.reclaim();
        Adaptation adaptation = setup.adaptation();
        Numerics numerics = pretrained.device().numerics(setup.precision());
        var task = new ClassifierTask(pretrained, labels, setup.objective(), numerics);
        Backbone backbone = pretrained.backbone();
        Network network = task.network(adaptation.lora());
        var initialization = Initialization.normal(backbone.initializerRange(), seed);
        Set<String> statistics = network.parameters().stream()
                .filter(parameter -> !parameter.learned()) // training moves them whatever the strategy
                .map(Parameter::name)
                .collect(Collectors.toSet());
        Weights weights = pretrained
                .weights()
                .derived(name -> backbone.owns(name)
                        && (statistics.contains(name) || adaptation.moving().test(name)));
        return NativeMemory.orRelease(
                () -> {
                    for (Parameter parameter : network.parameters()) {
                        if (LoraWeights.isAdded(parameter.name())) {
                            weights.put(parameter.name(), initialization.ofAdapter(parameter));
                        } else if (!backbone.owns(parameter.name())) {
                            weights.put(parameter.name(), initialization.of(parameter));
                        }
                    }
                    return new Classifier(task, adaptation.lora(), network, weights);
                },
                weights);
    }

    /** A checkpoint that was a classifier already, its head included. */
    static Classifier asLoaded(Pretrained pretrained) {
        ClassifierTask usual = ClassifierTask.usual(pretrained, pretrained.ownLabels());
        return new ClassifierTask(pretrained, usual.labels(), pretrained.ownObjective(), usual.numerics())
                .over(pretrained.weights().derived(name -> true), Lora.NONE);
    }

    /**
     * A pretrained model with an adapter that was trained before, and the head that was trained with it, or else the
     * checkpoint's own. The body is shared.
     *
     * @throws IllegalArgumentException if the adapter is of another model
     */
    static Classifier withAdapter(Pretrained pretrained, PeftAdapter adapter, List<String> labels) {
        Lora lora = LoraWeights.layersOf(adapter, pretrained);
        Weights weights = pretrained.weights().derived(name -> false);
        adapter.tensors().forEach(weights::put);
        return ClassifierTask.usual(pretrained, labels).over(weights, lora);
    }

    /**
     * What LoRA trained, the head included, as PEFT keeps it.
     *
     * @throws IllegalArgumentException if it was not trained by LoRA
     */
    public PeftAdapter adapter() {
        return LoraWeights.adapter(lora, network.parameters(), weights, pretrained.backbone()::owns);
    }

    /** The same model without adapters: what they add is in the weights. This stays as it is. */
    public Classifier merged() {
        return merged(lora, weights, 1);
    }

    /**
     * This model with an adapter in its weights, {@code W + scale · B A}. This stays as it is.
     *
     * @throws IllegalArgumentException if the adapter is of another model
     */
    public Classifier merge(PeftAdapter adapter) {
        return merged(adapter, 1);
    }

    /** This model without an adapter that is in its weights: undoes {@link #merge} but for rounding. */
    public Classifier unmerge(PeftAdapter adapter) {
        return merged(adapter, -1);
    }

    private Classifier merged(PeftAdapter adapter, int sign) {
        try (var added = new Weights(pretrained.device())) {
            adapter.tensors().forEach(added::put);
            return merged(LoraWeights.layersOf(adapter, pretrained), added, sign);
        }
    }

    private Classifier merged(Lora added, Weights adapter, int sign) {
        Set<String> changed =
                added.layers().keySet().stream().map(LinearLayer::weight).collect(Collectors.toSet());
        Weights own = weights.derived(name -> changed.contains(name) || weights.owns(name));
        try {
            LoraWeights.merge(added, adapter::named, own, sign);
            return new ClassifierTask(pretrained, labels, objective, numerics).over(own, Lora.NONE);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Saves it in the Hugging Face layout, adapters merged. What was saved there before is replaced.
     *
     * @param folder made if it is missing
     * @throws WeightsException if it has files of another kind, or cannot be written to
     */
    public void save(Path folder) {
        if (lora.layers().isEmpty()) {
            SavedFolder.replace(folder, new ModelFolder(this)::write);
            return;
        }
        try (Classifier merged = merged()) {
            merged.save(folder);
        }
    }

    /**
     * Writes a TorchScript archive that needs neither Crema nor transformers: {@code torch.jit.load(file)(ids, mask)}
     * gives the logits (B, labels). Adapters are merged.
     */
    public void exportTorchScript(Path file) {
        if (!lora.layers().isEmpty()) {
            try (Classifier merged = merged()) {
                merged.exportTorchScript(file);
            }
            return;
        }
        Network.Exported exported =
                Network.exported(backbone(), pretrained.pooling(), pretrained.newHead(labels.size()));
        try {
            exported.write(file, weights.of(exported.parameters()));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** The names of the labels; a label's index is its place here. */
    public List<String> labels() {
        return labels;
    }

    /** What it learns to say. */
    public Objective objective() {
        return objective;
    }

    public Pretrained pretrained() {
        return pretrained;
    }

    @Override
    public Backbone backbone() {
        return pretrained.backbone();
    }

    /** What the features of a body that was not trained depend on, besides the examples. */
    public String fingerprint() {
        return new Fingerprint()
                .with(pretrained.fingerprint())
                .with(numerics.toString())
                .hex();
    }

    /** How it computes, trained and asked alike. */
    public Numerics numerics() {
        return numerics;
    }

    @Override
    public Lora lora() {
        return lora;
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
    public CompiledModule module() {
        return module;
    }

    /** What the model says of every example, (examples, labels): probabilities, or the numbers of a regression. */
    public double[][] probabilities(List<String> examples) {
        return probabilities(pretrained.preprocessor().inputs(examples), Progress.NONE);
    }

    /**
     * As above, heard of while it runs.
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public double[][] probabilities(Inputs inputs, Progress progress) {
        return objective.meaning(logits(inputs, progress));
    }

    /**
     * The score of every label for every row, (rows, labels).
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public float[][] logits(Inputs inputs, Progress progress) {
        return run("logits", inputs, Prediction.BATCH, progress);
    }

    /**
     * The vector that the head sees of every row, (rows, C), with the weights of now.
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public float[][] features(Inputs inputs, Progress progress) {
        return run("features", inputs, FEATURES_AT_ONCE, progress);
    }

    private float[][] run(String method, Inputs inputs, int atOnce, Progress progress) {
        try {
            return Prediction.run(module, method, inputs, atOnce, progress);
        } finally {
            Reference.reachabilityFence(this); // else its memory may be freed under the native call
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
