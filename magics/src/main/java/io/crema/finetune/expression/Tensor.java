package io.crema.finetune.expression;

import java.util.List;

/**
 * A symbolic tensor: where it comes from, its shape and the type of its elements. Every method gives a new one and
 * leaves this as it is.
 *
 * <p>Names and meanings are PyTorch's (<a href="https://pytorch.org/docs/2.7/torch.html">torch</a>). Negative axes
 * count from the end. Shapes that do not fit throw {@link ShapeException}.
 */
public final class Tensor {
    private final Graph graph;
    private final Origin origin;
    private final TensorShape shape;
    private final Dtype dtype;

    Tensor(Graph graph, Origin origin, TensorShape shape, Dtype dtype) {
        this.graph = graph;
        this.origin = origin;
        this.shape = shape;
        this.dtype = dtype;
    }

    public TensorShape shape() {
        return shape;
    }

    public Dtype dtype() {
        return dtype;
    }

    public Origin origin() {
        return origin;
    }

    Graph graph() {
        return graph;
    }

    /** Whether this is of a graph that trains. */
    public boolean training() {
        return graph.training();
    }

    // Arithmetic, elementwise with broadcasting.

    public Tensor plus(Tensor other) {
        return elementwise("add", other);
    }

    public Tensor minus(Tensor other) {
        return elementwise("sub", other);
    }

    public Tensor times(Tensor other) {
        return elementwise("mul", other);
    }

    public Tensor dividedBy(Tensor other) {
        return elementwise("div", other);
    }

    public Tensor plus(double number) {
        return same("add", value(), real(number));
    }

    public Tensor times(double number) {
        return same("mul", value(), real(number));
    }

    /** This where it is larger, else the number. */
    public Tensor atLeast(double number) {
        return same("clamp", value(), real(number));
    }

    private Tensor elementwise(String operator, Tensor other) {
        if (dtype != other.dtype) {
            throw new ShapeException(operator + " cannot combine " + dtype + " " + shape + " and " + other.dtype + " "
                    + other.shape + ": convert one with to(...)");
        }
        return graph.add(TensorShape.broadcast(operator, shape, other.shape), dtype, operator, value(), other.value());
    }

    // Activations.

    /** Gaussian error linear unit, the exact form by erf (Hendrycks and Gimpel 2016, arXiv:1606.08415). */
    public Tensor gelu() {
        return same("gelu", value());
    }

    /** GELU by its tanh approximation, as GPT-2 has it. */
    public Tensor geluTanh() {
        return same("gelu", value(), new Argument.Keyword("approximate", new Argument.Text("tanh")));
    }

    public Tensor relu() {
        return same("relu", value());
    }

    public Tensor tanh() {
        return same("tanh", value());
    }

    public Tensor softmax(int axis) {
        return same("softmax", value(), whole(shape.index(axis)));
    }

    // Layers.

    /** {@code x Wᵀ + b}: (..., in), (out, in), (out) to (..., out). */
    public Tensor linear(Tensor weight, Tensor bias) {
        if (weight.shape.rank() != 2
                || !shape.dim(-1).equals(weight.shape.dim(1))
                || !bias.shape.equals(new TensorShape(List.of(weight.shape.dim(0))))) {
            throw new ShapeException(
                    "linear cannot take " + shape + " through weight " + weight.shape + " and bias " + bias.shape);
        }
        return graph.add(shape.with(-1, weight.shape.dim(0)), dtype, "linear", value(), weight.value(), bias.value());
    }

    /** Matrix product over the last two axes: (..., n, k), (..., k, m) to (..., n, m). */
    public Tensor matmul(Tensor other) {
        int rank = shape.rank();
        boolean fits = rank >= 2
                && rank == other.shape.rank()
                && shape.dims().subList(0, rank - 2).equals(other.shape.dims().subList(0, rank - 2))
                && shape.dim(-1).equals(other.shape.dim(-2));
        if (!fits) {
            throw new ShapeException("matmul cannot multiply " + shape + " by " + other.shape);
        }
        return graph.add(shape.with(-1, other.shape.dim(-1)), dtype, "matmul", value(), other.value());
    }

    /** The rows of this table at the indices: (n, c) and (...) to (..., c). */
    public Tensor embedding(Tensor indices) {
        if (shape.rank() != 2 || indices.dtype != Dtype.INT64) {
            throw new ShapeException("embedding takes a table (n, c) and INT64 indices, not " + shape + " and "
                    + indices.dtype + " " + indices.shape);
        }
        TensorShape result = indices.shape.inserted(indices.shape.rank(), shape.dim(1));
        return graph.add(result, dtype, "embedding", value(), indices.value());
    }

    /** Layer normalisation over the last axis (Ba et al. 2016, arXiv:1607.06450). */
    public Tensor layerNorm(Tensor weight, Tensor bias, double epsilon) {
        TensorShape last = new TensorShape(List.of(shape.dim(-1)));
        if (!weight.shape.equals(last) || !bias.shape.equals(last)) {
            throw new ShapeException("layer_norm of " + shape + " needs weight and bias " + last + ", not "
                    + weight.shape + " and " + bias.shape);
        }
        return same(
                "layer_norm", value(), new Argument.Sizes(last.dims()), weight.value(), bias.value(), real(epsilon));
    }

    /**
     * Inverted dropout when the graph trains, else this itself (Srivastava et al. 2014).
     *
     * @param probability of an element to be dropped, in [0,1), held to 1/32768
     */
    public Tensor dropout(double probability) {
        if (!graph.training() || probability == 0) {
            return this;
        }
        Dropout dropout = new Dropout(probability);
        return times(same("self.dropout_mask", value(), whole(dropout.threshold()), real(dropout.scale())));
    }

    /** {@code residual + dropout(this)}, in one pass over memory. */
    public Tensor dropoutPlus(double probability, Tensor residual) {
        if (!graph.training() || probability == 0) {
            return residual.plus(this);
        }
        Dropout dropout = new Dropout(probability);
        return same("self.dropout_plus", value(), whole(dropout.threshold()), real(dropout.scale()), residual.value());
    }

    // Shape.

    /** The same elements in another shape; the memory must allow it. */
    public Tensor view(Object... sizes) {
        return reshaped("view", sizes);
    }

    /** The same elements in another shape, copied where need be. */
    public Tensor reshape(Object... sizes) {
        return reshaped("reshape", sizes);
    }

    private Tensor reshaped(String operator, Object... sizes) {
        TensorShape result = TensorShape.of(sizes);
        if (!shape.hasAsManyElementsAs(result)) {
            throw new ShapeException(operator + " cannot make " + result + " of " + shape);
        }
        return graph.add(result, dtype, operator, value(), new Argument.Sizes(result.dims()));
    }

    public Tensor transpose(int a, int b) {
        TensorShape result = shape.with(a, shape.dim(b)).with(b, shape.dim(a));
        return graph.add(result, dtype, "transpose", value(), whole(shape.index(a)), whole(shape.index(b)));
    }

    /** One slice of an axis, which goes: (n, c) at axis 0 to (c). */
    public Tensor select(int axis, long index) {
        if (index < 0 || (shape.dim(axis) instanceof Dim.Fixed fixed && index >= fixed.length())) {
            throw new ShapeException("there is no slice " + index + " at axis " + axis + " of " + shape);
        }
        return graph.add(shape.without(axis), dtype, "select", value(), whole(shape.index(axis)), whole(index));
    }

    /** The first {@code length} of an axis, which must have as many. */
    public Tensor first(int axis, Object length) {
        return narrow(axis, 0, length);
    }

    /** {@code length} of an axis from {@code start} on, which must have as many. */
    public Tensor narrow(int axis, long start, Object length) {
        Dim dim = Dim.of(length);
        if (start < 0
                || (shape.dim(axis) instanceof Dim.Fixed all
                        && start + (dim instanceof Dim.Fixed wanted ? wanted.length() : 0) > all.length())) {
            throw new ShapeException("axis " + axis + " of " + shape + " has no " + dim + " from " + start + " on");
        }
        return graph.add(
                shape.with(axis, dim),
                dtype,
                "narrow",
                value(),
                whole(shape.index(axis)),
                whole(start),
                new Argument.Size(dim));
    }

    /** This repeated along its axes of length 1, to the sizes given. */
    public Tensor expand(Object... sizes) {
        TensorShape result = TensorShape.of(sizes);
        if (result.rank() != shape.rank()
                || !TensorShape.broadcast("expand", shape, result).equals(result)) {
            throw new ShapeException("expand cannot make " + result + " of " + shape);
        }
        return graph.add(result, dtype, "expand", value(), new Argument.Sizes(result.dims()));
    }

    /** A new axis of length 1 at this place of the result. */
    public Tensor unsqueeze(int axis) {
        int index = axis < 0 ? axis + shape.rank() + 1 : axis;
        if (index < 0 || index > shape.rank()) {
            throw new ShapeException("there is no place for a new axis " + axis + " in " + shape);
        }
        return graph.add(shape.inserted(index, Dim.of(1)), dtype, "unsqueeze", value(), whole(index));
    }

    public Tensor sum(int axis) {
        Argument axes = new Argument.Sizes(List.of(Dim.of(shape.index(axis))));
        return graph.add(shape.without(axis), dtype, "sum", value(), axes);
    }

    public Tensor to(Dtype other) {
        return dtype == other ? this : graph.add(shape, other, "to", value(), whole(other.code()));
    }

    private Tensor same(String operator, Argument... arguments) {
        return graph.add(shape, dtype, operator, arguments);
    }

    private Argument value() {
        return new Argument.Value(this);
    }

    private static Argument real(double number) {
        return new Argument.Real(number);
    }

    private static Argument whole(long number) {
        return new Argument.Whole(number);
    }

    @Override
    public String toString() {
        return dtype + " " + shape + " from " + origin;
    }
}
