package io.crema.finetune.expression;

import java.util.Map;
import java.util.Set;

/** How many numbers a graph computes on the way: what a training keeps for the way back, at most. */
public final class Activations {

    /** Operators that give another view of the same memory. */
    private static final Set<String> VIEWS =
            Set.of("view", "transpose", "permute", "select", "slice", "narrow", "unsqueeze", "squeeze", "expand");

    private Activations() {}

    /**
     * Counts.
     *
     * @param axes the length of every named axis
     */
    public static long count(Graph graph, Map<String, Long> axes) {
        return graph.nodes().stream()
                .filter(node -> !VIEWS.contains(node.operator()))
                .mapToLong(node -> elements(node.result().shape(), axes) * copies(node))
                .sum();
    }

    /** Dropout keeps its mask beside its result. */
    private static int copies(Node node) {
        return node.operator().startsWith("self.dropout") ? 2 : 1;
    }

    private static long elements(TensorShape shape, Map<String, Long> axes) {
        long product = 1;
        for (Dim dim : shape.dims()) {
            product *= dim instanceof Dim.Fixed fixed ? fixed.length() : axes.getOrDefault(dim.toString(), 1L);
        }
        return product;
    }
}
