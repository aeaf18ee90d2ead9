package io.crema.finetune.model;

import io.crema.finetune.expression.Adapters;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.Losses;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.layer.CachedAttention;
import io.crema.finetune.model.layer.SegmentAttention;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.ScriptArchive;
import io.crema.finetune.torchscript.ScriptWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the methods of a causal language model. */
final class CausalNetwork {
    private final CausalBackbone backbone;
    private final Adapters adapters;
    private final Parameters parameters = new Parameters();
    private final ScriptWriter writer;

    private CausalNetwork(CausalBackbone backbone, Adapters adapters, Numerics numerics) {
        this.backbone = backbone;
        this.adapters = adapters;
        this.writer = new ScriptWriter(numerics);
    }

    /**
     * A model ready to be compiled, with what is added to its layers. Its methods take rows of tokens: ids, positions and segments, all INT64 (B, T).
     *
     * <p>Method {@code logits}: rows to (B, T, V).
     *
     * <p>Method {@code loss}, which training differentiates, and {@code score}, the same without dropout: rows, places
     * INT64 (N), targets INT64 (N) to a scalar: the mean cross entropy of the token that should follow each place, in
     * nats. A place counts the tokens of all rows one after another.
     *
     * <p>Method {@code prefill}: rows to the scores after the last token (B, V), and the keys and values of every block
     * in turn, (B, groups, T, size).
     *
     * <p>Method {@code step}: ids and positions (B, 1), and keys and values as {@code prefill} gave them with one more
     * place for the token's own, which are written there; to the scores after it (B, V). Method {@code write}: from
     * both, several tokens.
     */
    static Network of(CausalBackbone backbone, Adapters adapters, Numerics numerics) {
        var network = new CausalNetwork(backbone, adapters, numerics);
        network.writeLogits();
        network.writeLoss("score", false);
        network.writePrefill();
        String writing = network.writeStep();
        Graph training = network.writeLoss("loss", true);
        return new Network(
                network.parameters.all(),
                ScriptArchive.of(network.writer.training().text() + writing),
                Portions.of(training, network.parameters, numerics.precision()));
    }

    /** A model with what explains the token that it would write next, as {@link Network#explained(LanguageModel)} says. */
    static Network explained(CausalBackbone backbone, Adapters adapters, Numerics numerics) {
        var network = new CausalNetwork(backbone, adapters, numerics);
        var whole = new Graph(network.parameters, false, adapters);
        network.writer.method("logits", whole, network.next(whole));

        var graph = new Graph(network.parameters, false, adapters);
        Tensor next = network.next(graph);
        Tensor vectors = graph.lookup(graph.inputs().get(0))
                .orElseThrow(() -> new IllegalStateException("no vector is looked up for the tokens of " + backbone));
        network.writer.method("embedded", graph.upTo(vectors), vectors);
        graph.given(vectors);
        network.writer.method("logits_given", graph, next);
        network.writeLoss("loss", true); // what a training's functions, which adapters take some of, call
        network.writer.training().explaining();
        return new Network(network.parameters.all(), ScriptArchive.of(network.writer.text()), Portions.WHOLE);
    }

    private Tensor next(Graph graph) {
        Rows rows = Rows.of(graph, backbone);
        return backbone.logits(rows.root(), Sequences.last(rows.hidden())); // (B, C) -> (B, V)
    }

    /** The body's linear layers, in the order of its forward pass. */
    static List<LinearLayer> linearLayers(CausalBackbone backbone) {
        Set<LinearLayer> layers = new LinkedHashSet<>();
        Adapters seen = layer -> {
            layers.add(layer);
            return Optional.empty();
        };
        Rows.of(new Graph(new Parameters(), false, seen), backbone);
        return List.copyOf(layers);
    }

    /** Rows of tokens, and what became of them. */
    private record Rows(Scope root, SegmentAttention attention, Tensor hidden) {
        static Rows of(Graph graph, CausalBackbone backbone) {
            Tensor ids = graph.input(Dtype.INT64, "B", "T");
            Tensor positions = graph.input(Dtype.INT64, "B", "T");
            Tensor segments = graph.input(Dtype.INT64, "B", "T");
            var attention = new SegmentAttention(segments, backbone.attentionDropout());
            Scope root = graph.scope();
            return new Rows(root, attention, backbone.hiddenStates(root, ids, positions, attention));
        }
    }

    private void writeLogits() {
        var graph = new Graph(parameters, false, adapters);
        Rows rows = Rows.of(graph, backbone);
        writer.method("logits", graph, backbone.logits(rows.root(), rows.hidden()));
    }

    /** What is computed in training, to be counted. */
    static Graph training(CausalBackbone backbone, Adapters adapters, Parameters parameters) {
        var graph = new Graph(parameters, true, adapters);
        loss(graph, backbone);
        return graph;
    }

    private Graph writeLoss(String name, boolean training) {
        var graph = new Graph(parameters, training, adapters);
        writer.method(name, graph, loss(graph, backbone));
        return graph;
    }

    private static Tensor loss(Graph graph, CausalBackbone backbone) {
        Rows rows = Rows.of(graph, backbone);
        Tensor places = graph.input(Dtype.INT64, "N");
        Tensor targets = graph.input(Dtype.INT64, "N");
        // scores only where something is to be learned: all of them would be the largest tensor by far
        Tensor learned = Sequences.rows(Sequences.unrolled(rows.hidden()), places); // (B·T, C) -> (N, C)
        return Losses.crossEntropy(backbone.logits(rows.root(), learned), targets);
    }

    private void writePrefill() {
        var graph = new Graph(parameters, false, adapters);
        Rows rows = Rows.of(graph, backbone);
        Tensor next = backbone.logits(rows.root(), Sequences.last(rows.hidden())); // (B, C) -> (B, V)
        writer.method(
                "prefill",
                graph,
                Stream.concat(Stream.of(next), rows.attention().seen().stream()).toList());
    }

    /** For one token each weight is read once: to bring it into another type or layout takes longer than the product. */
    private String writeStep() {
        var graph = new Graph(parameters, false, adapters);
        Tensor ids = graph.input(Dtype.INT64, "B", 1);
        Tensor positions = graph.input(Dtype.INT64, "B", 1);
        CausalBackbone.KeyValues size = backbone.keyValues();
        List<Tensor> kept = new ArrayList<>();
        for (int i = 0; i < 2 * backbone.layers(); i++) {
            kept.add(graph.input(Dtype.FLOAT32, "B", size.groups(), "S", size.size()));
        }
        Scope root = graph.scope();
        Tensor hidden = backbone.hiddenStates(root, ids, positions, new CachedAttention(kept)); // (B, 1, C)
        Tensor next = backbone.logits(root, Sequences.last(hidden)); // (B, C) -> (B, V)
        return new ScriptWriter(Numerics.USUAL)
                .method("step", graph, next)
                .writing()
                .text();
    }
}
