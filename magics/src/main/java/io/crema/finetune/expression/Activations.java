package io.crema.finetune.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many numbers a graph computes on the way: what a training keeps for the way back, at most. */
public final class Activations {

    /** Operators that give another view of the same memory. */
    private static final Set<String> VIEWS =
            Set.of("view", "transpose", "permute", "select", "slice", "narrow", "unsqueeze", "squeeze", "expand");

    private final List<Kept> kept;

    /** Some tensors of one shape. */
    private record Kept(TensorShape shape, int copies) {}

    private Activations(List<Kept> kept) {
        this.kept = List.copyOf(kept);
    }

    /** Those of a graph. */
    public static Activations of(Graph graph) {
        return new Activations(graph.nodes().stream()
                .filter(node -> !VIEWS.contains(node.operator()))
                .map(node -> new Kept(node.result().shape(), copies(node)))
                .toList());
    }

    /** Dropout in one pass with a sum keeps its mask beside the result. */
    private static int copies(Node node) {
        return node.operator().equals("self.dropout_plus") ? 2 : 1;
    }

    /**
     * Counts.
     *
     * @param axes the length of every named axis; one that is missing has length 1
     */
    public long count(Map<String, Long> axes) {
        return kept.stream()
                .mapToLong(tensors -> tensors.copies() * elements(tensors.shape(), axes))
                .sum();
    }

    private static long elements(TensorShape shape, Map<String, Long> axes) {
        long product = 1;
        for (Dim dim : shape.dims()) {
            product *= dim instanceof Dim.Fixed fixed ? fixed.length() : length(dim.toString(), axes);
        }
        return product;
    }

    /** Axes that were rolled into one are called {@code B·T}. */
    private static long length(String axis, Map<String, Long> axes) {
        return Arrays.stream(axis.split("·", -1))
                .mapToLong(part -> axes.getOrDefault(part, 1L))
                .reduce(1, Math::multiplyExact);
    }
}
