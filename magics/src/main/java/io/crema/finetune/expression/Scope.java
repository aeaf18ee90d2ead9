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

    /**
     * What the linear layer at this place gave, with what an adapter adds to it, if one stands here.
     *
     * @param y what it gave, (..., out)
     * @param x what it took, (..., in)
     * @param transposed whether the layer's weight lies as (in, out)
     */
    public Tensor adapted(Tensor y, Tensor x, boolean transposed) {
        var layer = new LinearLayer(prefix.substring(0, prefix.length() - 1), last(x), last(y), transposed);
        return graph.adapters()
                .at(layer)
                .map(lowRank -> lowRank.addTo(
                        y,
                        x,
                        parameter("lora_A.weight", lowRank.rank(), layer.in()),
                        parameter("lora_B.weight", layer.out(), lowRank.rank())))
                .orElse(y);
    }

    private static int last(Tensor tensor) {
        return Math.toIntExact(((Dim.Fixed) tensor.shape().dim(-1)).length());
    }
}
