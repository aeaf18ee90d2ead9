package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.engine.Processor;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Precision;
import java.lang.ref.Reference;
import java.util.List;

/**
 * A pretrained body with a head that scores labels. Its own weights are copies: what it was made from stays as it was.
 * It keeps the pretrained model alive.
 */
public final class Classifier implements Trainable {
    private final Pretrained pretrained;
    private final List<String> labels;
    private final Network network;
    private final Numerics numerics;
    private final Weights weights;
    private final List<NDArray> ordered;
    private final CompiledModule module;
    private final NativeMemory memory;

    private Classifier(
            Pretrained pretrained, List<String> labels, Network network, Numerics numerics, Weights weights) {
        this.pretrained = pretrained;
        this.labels = List.copyOf(labels);
        this.weights = weights;
        this.network = network;
        this.numerics = numerics;
        this.ordered = weights.of(network.parameters());
        this.module = new CompiledModule(network.archive(), ordered);
        this.memory = NativeMemory.of(this, module, weights);
    }

    private static Network network(Pretrained pretrained, int labels, Numerics numerics) {
        return Network.classifier(pretrained.backbone(), pretrained.pooling(), pretrained.newHead(labels), numerics);
    }

    /** The body's weights copied, and a new head of small random weights. */
    static Classifier withNewHead(Pretrained pretrained, List<String> labels, long seed, Precision precision) {
        NativeMemory.reclaim();
        Backbone backbone = pretrained.backbone();
        Numerics numerics = Processor.ofThisMachine().numerics(precision);
        Network network = network(pretrained, labels.size(), numerics);
        var initialization = Initialization.normal(backbone.initializerRange(), seed);
        Weights weights = pretrained.weights().derived(backbone::owns);
        return NativeMemory.orRelease(
                () -> {
                    for (Parameter parameter : network.parameters()) {
                        if (!backbone.owns(parameter.name())) {
                            weights.put(parameter.name(), initialization.of(parameter));
                        }
                    }
                    return new Classifier(pretrained, labels, network, numerics, weights);
                },
                weights);
    }

    /** A checkpoint that was a classifier already, its head included. */
    static Classifier asLoaded(Pretrained pretrained) {
        List<String> labels = pretrained.ownLabels();
        Numerics numerics = Processor.ofThisMachine().numerics(Precision.FP32);
        Weights weights = pretrained.weights().derived(name -> true);
        return NativeMemory.orRelease(
                () -> new Classifier(
                        pretrained, labels, network(pretrained, labels.size(), numerics), numerics, weights),
                weights);
    }

    /** The names of the labels; a label's index is its place here. */
    public List<String> labels() {
        return labels;
    }

    public Pretrained pretrained() {
        return pretrained;
    }

    @Override
    public Backbone backbone() {
        return pretrained.backbone();
    }

    /** How it computes, trained and asked alike. */
    public Numerics numerics() {
        return numerics;
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

    /** The probability of every label for every example, (examples, labels). */
    public double[][] probabilities(List<String> examples) {
        return probabilities(pretrained.preprocessor().inputs(examples), Progress.NONE);
    }

    /**
     * As above, heard of while it runs.
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public double[][] probabilities(Inputs inputs, Progress progress) {
        return Softmax.rows(logits(inputs, progress));
    }

    /**
     * The score of every label for every row, (rows, labels).
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public float[][] logits(Inputs inputs, Progress progress) {
        return run("logits", inputs, progress);
    }

    /**
     * The vector that the head sees of every row, (rows, C), with the weights of now.
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public float[][] features(Inputs inputs, Progress progress) {
        return run("features", inputs, progress);
    }

    private float[][] run(String method, Inputs inputs, Progress progress) {
        try {
            return Prediction.run(module, method, inputs, progress);
        } finally {
            Reference.reachabilityFence(this); // else its memory may be freed under the native call
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
