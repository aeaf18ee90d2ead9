package io.crema.finetune.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The gradients of a loss, as more of the same graph: reverse differentiation by a rule for each operator (Griewank and
 * Walther 2008). For what is as small as a classifier's head, whose products are done before libtorch has written down
 * what to differentiate.
 */
public final class Gradients {
    private final Map<Origin, Tensor> found = new HashMap<>();
    private final Set<Origin> moving;

    private Gradients(Set<Origin> moving) {
        this.moving = moving;
    }

    /**
     * The gradient of every parameter, in the order of their declaration.
     *
     * @param graph gets the operations that compute them, and is of no other use if there is a rule missing
     * @param loss the graph's last value, a mean over the batch
     * @return empty if an operator between a parameter and the loss has no rule here, or a parameter has no part in it
     */
    public static Optional<List<Tensor>> of(Graph graph, Tensor loss, Parameters parameters) {
        List<Node> nodes = graph.nodes();
        var gradients = new Gradients(moving(nodes));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            Tensor gradient = gradients.found.get(node.result().origin());
            boolean differentiated = node.result().equals(loss)
                    ? gradients.throughLoss(node)
                    : gradient == null || gradients.through(node, gradient);
            if (!differentiated) {
                return Optional.empty();
            }
        }
        List<Tensor> all = new ArrayList<>();
        for (int weight = 0; weight < parameters.all().size(); weight++) {
            Optional.ofNullable(gradients.found.get(new Origin.Weight(weight))).ifPresent(all::add);
        }
        return all.size() == parameters.all().size() ? Optional.of(all) : Optional.empty();
    }

    /** What changes when a parameter does. */
    private static Set<Origin> moving(List<Node> nodes) {
        Set<Origin> moving = new HashSet<>();
        for (Node node : nodes) {
            boolean drawn = node.operator().equals("self.dropout_mask"); // of an operand's shape, not its values
            if (!drawn && operands(node).stream().anyMatch(tensor -> isMoving(tensor, moving))) {
                moving.add(node.result().origin());
            }
        }
        return moving;
    }

    private static boolean isMoving(Tensor tensor, Set<Origin> moving) {
        return tensor.origin() instanceof Origin.Weight || moving.contains(tensor.origin());
    }

    private static List<Tensor> operands(Node node) {
        List<Tensor> operands = new ArrayList<>();
        for (Argument argument : node.arguments()) {
            if (argument instanceof Argument.Value value) {
                operands.add(value.tensor());
            } else if (argument instanceof Argument.Values values) {
                operands.addAll(values.tensors());
            }
        }
        return operands;
    }

    /** From the loss, whose own gradient is 1, to the outputs that it judges. */
    private boolean throughLoss(Node loss) {
        List<Tensor> operands = operands(loss);
        String rule = switch (loss.operator()) {
            case "cross_entropy_loss" -> "self.cross_entropy_gradient";
            case "binary_cross_entropy_with_logits" -> "self.binary_cross_entropy_gradient";
            case "mse_loss" -> "self.squared_error_gradient";
            default -> "";
        };
        if (rule.isEmpty() || operands.size() != 2 || isMoving(operands.get(1), moving)) {
            return false;
        }
        Tensor outputs = operands.get(0);
        add(outputs, of(outputs, rule, outputs, operands.get(1)));
        return true;
    }

    private boolean through(Node node, Tensor gradient) {
        List<Tensor> operands = operands(node);
        return switch (node.operator()) {
            case "linear" -> throughLinear(operands, gradient);
            case "mul" -> operands.size() == 2 && throughProduct(operands.get(0), operands.get(1), gradient);
            case "tanh" -> add(operands.get(0), of(gradient, "tanh_backward", gradient, node.result()));
            case "relu" -> add(operands.get(0), of(gradient, "self.relu_gradient", gradient, node.result()));
            default -> false;
        };
    }

    /** {@code y = x Wᵀ + b}. */
    private boolean throughLinear(List<Tensor> operands, Tensor gradient) {
        Tensor x = operands.get(0);
        Tensor weight = operands.get(1);
        if (x.shape().rank() != 2) {
            return false;
        }
        add(weight, gradient.transpose(0, 1).matmul(x)); // (out, B) by (B, in)
        if (operands.size() > 2) {
            add(operands.get(2), gradient.sum(0));
        }
        return !isMoving(x, moving) || add(x, gradient.matmul(weight)); // (B, out) by (out, in)
    }

    private boolean throughProduct(Tensor one, Tensor other, Tensor gradient) {
        if (!one.shape().equals(other.shape())) {
            return false;
        }
        boolean both = isMoving(one, moving) && isMoving(other, moving);
        return !both && (isMoving(one, moving) ? add(one, gradient.times(other)) : add(other, gradient.times(one)));
    }

    private boolean add(Tensor to, Tensor gradient) {
        if (isMoving(to, moving)) {
            found.merge(to.origin(), gradient, Tensor::plus);
        }
        return true;
    }

    private static Tensor of(Tensor like, String operator, Tensor... operands) {
        Argument[] arguments = new Argument[operands.length];
        for (int i = 0; i < operands.length; i++) {
            arguments[i] = new Argument.Value(operands[i]);
        }
        return like.graph().add(like.shape(), like.dtype(), operator, arguments);
    }
}
