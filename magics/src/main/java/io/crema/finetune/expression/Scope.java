package io.crema.finetune.expression;

/** A place in a model's parameter names: {@code encoder.layer.0}. */
public final class Scope {
    private final Graph graph;
    private final String prefix;

    Scope(Graph graph, String prefix) {
        this.graph = graph;
        this.prefix = prefix;
    }

    /** The place below this one. */
    public Scope in(String name) {
        return new Scope(graph, prefix + name + ".");
    }

    /** A learned tensor at this place. */
    public Tensor parameter(String name, Object... sizes) {
        return graph.parameter(prefix + name, TensorShape.of(sizes), true);
    }

    /** A tensor at this place that is kept with the learned ones, but that no gradient moves. */
    public Tensor buffer(String name, Object... sizes) {
        return graph.parameter(prefix + name, TensorShape.of(sizes), false);
    }
}
