package io.crema.finetune.expression;

import java.util.List;

/**
 * One operation of a graph.
 *
 * @param operator its ATen name, such as {@code layer_norm}, or {@code self.name} for a function of the prelude
 */
public record Node(Tensor result, String operator, List<Argument> arguments) {
    public Node {
        arguments = List.copyOf(arguments);
    }
}
