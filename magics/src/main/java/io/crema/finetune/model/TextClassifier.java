package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.engine.CompiledModule;
import io.crema.finetune.weights.FloatTensor;
import java.lang.ref.Reference;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A pretrained encoder with a head that scores labels. Its own weights are copies: what it was made from stays as it
 * was. It keeps the pretrained model alive.
 */
public final class TextClassifier implements AutoCloseable {
    private final Pretrained pretrained;
    private final List<String> labels;
    private final Network network;
    private final Weights weights;
    private final List<NDArray> ordered;
    private final CompiledModule module;
    private final NativeMemory memory;

    private TextClassifier(Pretrained pretrained, List<String> labels, Weights weights) {
        this.pretrained = pretrained;
        this.labels = List.copyOf(labels);
        this.weights = weights;
        Backbone backbone = pretrained.backbone();
        this.network = Network.classifier(backbone, head(pretrained, labels.size()));
        this.ordered = weights.of(network.parameters());
        this.module = new CompiledModule(network.archive(), ordered);
        this.memory = NativeMemory.of(this, module, weights);
    }

    private static Head head(Pretrained pretrained, int labels) {
        return new Head(pretrained.pooling(), labels, pretrained.backbone().headDropout());
    }

    /** The encoder's weights copied, and a new head of small random weights. */
    static TextClassifier withNewHead(Pretrained pretrained, List<String> labels, long seed) {
        NativeMemory.reclaim();
        Weights weights = pretrained.weights().derived(encoderWeights(pretrained));
        int size = pretrained.backbone().hiddenSize();
        return NativeMemory.orRelease(
                () -> {
                    weights.put("classifier.weight", normal(labels.size(), size, pretrained.backbone(), seed));
                    weights.put("classifier.bias", FloatTensor.of(new float[labels.size()], labels.size()));
                    return new TextClassifier(pretrained, labels, weights);
                },
                weights);
    }

    /** A checkpoint that was a classifier already, its head included. */
    static TextClassifier asLoaded(Pretrained pretrained) {
        Weights weights = pretrained.weights().derived(name -> true);
        return NativeMemory.orRelease(() -> new TextClassifier(pretrained, pretrained.ownLabels(), weights), weights);
    }

    private static Predicate<String> encoderWeights(Pretrained pretrained) {
        String prefix = pretrained.backbone().prefix() + ".";
        return name -> name.startsWith(prefix);
    }

    /** Weights drawn from a normal distribution of the model's own width, as its makers draw a new head. */
    private static FloatTensor normal(int rows, int columns, Backbone backbone, long seed) {
        var random = new SplittableRandom(seed);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian(0, backbone.initializerRange());
        }
        return FloatTensor.of(values, rows, columns);
    }

    /** The names of the labels; a label's index is its place here. */
    public List<String> labels() {
        return labels;
    }

    public Pretrained pretrained() {
        return pretrained;
    }

    /** What it is made of; {@link #weights()} has the same order. */
    public Network network() {
        return network;
    }

    /** The weights themselves, not copies. They stay this classifier's. */
    public List<NDArray> weights() {
        return ordered;
    }

    /** The weights that a part of this network takes, in the part's order. Not copies. */
    public List<NDArray> weightsOf(Network part) {
        return weights.of(part.parameters());
    }

    /** The compiled network over {@link #weights()}. It stays this classifier's. */
    public CompiledModule module() {
        return module;
    }

    /** How many numbers it is. */
    public long parameterCount() {
        return Weights.count(network.parameters());
    }

    /** The probability of every label for every text, (texts, labels). */
    public double[][] probabilities(List<String> texts) {
        return probabilities(texts, Progress.NONE);
    }

    /**
     * As above, heard of while it runs.
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public double[][] probabilities(List<String> texts, Progress progress) {
        return Softmax.rows(logits(pretrained.tokenizer().encode(texts), progress));
    }

    /**
     * The score of every label for every row, (rows, labels).
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    public float[][] logits(Tokens tokens, Progress progress) {
        try {
            return TextBatches.run(module, "logits", tokens, pretrained.backbone(), progress);
        } finally {
            Reference.reachabilityFence(this); // else its memory may be freed under the native call
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
