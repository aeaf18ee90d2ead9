package io.crema.finetune.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One function of a model: inputs, the operations on them, and whether it is the training form of it. */
public final class Graph {
    private final Parameters parameters;
    private final boolean training;
    private final Adapters adapters;
    private final List<Tensor> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Dim.Named, Axis> namedAxes = new LinkedHashMap<>();

    /** Where the length of a named axis is read from. */
    public record Axis(Tensor input, int axis) {}

    /** @param training whether dropout drops */
    public Graph(Parameters parameters, boolean training) {
        this(parameters, training, Adapters.NONE);
    }

    /** As above, with something added to linear layers. */
    public Graph(Parameters parameters, boolean training, Adapters adapters) {
        this.parameters = parameters;
        this.training = training;
        this.adapters = adapters;
    }

    /** Declares the next input. A named axis of it takes its length from here. */
    public Tensor input(Dtype dtype, Object... sizes) {
        Tensor input = new Tensor(this, new Origin.Input(inputs.size()), TensorShape.of(sizes), dtype);
        inputs.add(input);
        for (int axis = 0; axis < sizes.length; axis++) {
            if (input.shape().dim(axis) instanceof Dim.Named name) {
                namedAxes.putIfAbsent(name, new Axis(input, axis));
            }
        }
        return input;
    }

    /** The root of the model's parameter names. */
    public Scope scope() {
        return new Scope(this, "");
    }

    Tensor parameter(String name, TensorShape shape, boolean learned) {
        int index = parameters.declare(name, shape, learned);
        return new Tensor(this, new Origin.Weight(index), shape, Dtype.FLOAT32);
    }

    Adapters adapters() {
        return adapters;
    }

    /** Adds an operation. */
    Tensor add(TensorShape shape, Dtype dtype, String operator, Argument... arguments) {
        Tensor result = new Tensor(this, new Origin.Computed(nodes.size()), shape, dtype);
        nodes.add(new Node(result, operator, Arrays.asList(arguments)));
        return result;
    }

    /** The rows that this looks up in a table at the indices, if it does. */
    public Optional<Tensor> lookup(Tensor indices) {
        var wanted = new Argument.Value(indices);
        return nodes.stream()
                .filter(node -> node.operator().equals("embedding")
                        && node.arguments().get(1).equals(wanted))
                .map(Node::result)
                .findFirst();
    }

    /**
     * Takes a value from outside that was computed here: whatever used it uses the new input.
     *
     * @return the input, the last so far
     */
    public Tensor given(Tensor computed) {
        Tensor input = input(computed.dtype(), computed.shape().dims().toArray());
        nodes.set(place(computed), new Node(computed, "alias", List.of(new Argument.Value(input))));
        return input;
    }

    /** The beginning of this, up to what computes a value. */
    public Graph upTo(Tensor computed) {
        var beginning = new Graph(parameters, training, adapters);
        beginning.inputs.addAll(inputs);
        beginning.namedAxes.putAll(namedAxes);
        beginning.nodes.addAll(nodes.subList(0, place(computed) + 1));
        return beginning;
    }

    private int place(Tensor computed) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).result().equals(computed)) {
                return i;
            }
        }
        throw new IllegalArgumentException(computed + " is not computed in this graph");
    }

    public boolean training() {
        return training;
    }

    public List<Tensor> inputs() {
        return List.copyOf(inputs);
    }

    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    public Map<Dim.Named, Axis> namedAxes() {
        return Map.copyOf(namedAxes);
    }
}
