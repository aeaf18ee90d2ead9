package io.crema.finetune.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The axes of a tensor, such as {@code (B, T, 384)}. */
public record TensorShape(List<Dim> dims) {

    public TensorShape {
        dims = List.copyOf(dims);
    }

    /** A shape of lengths and names: {@code TensorShape.of("B", "T", 384)}. */
    public static TensorShape of(Object... sizes) {
        return new TensorShape(Arrays.stream(sizes).map(Dim::of).toList());
    }

    public int rank() {
        return dims.size();
    }

    /** The axis at an index; negative ones count from the end. */
    public Dim dim(int axis) {
        return dims.get(index(axis));
    }

    /** The index that an axis number means, negative ones counting from the end. */
    int index(int axis) {
        int index = axis < 0 ? axis + rank() : axis;
        if (index < 0 || index >= rank()) {
            throw new ShapeException("there is no axis " + axis + " in " + this);
        }
        return index;
    }

    TensorShape with(int axis, Dim dim) {
        var changed = new ArrayList<>(dims);
        changed.set(index(axis), dim);
        return new TensorShape(changed);
    }

    TensorShape without(int axis) {
        var changed = new ArrayList<>(dims);
        changed.remove(index(axis));
        return new TensorShape(changed);
    }

    TensorShape inserted(int index, Dim dim) {
        var changed = new ArrayList<>(dims);
        changed.add(index, dim);
        return new TensorShape(changed);
    }

    /** The shape of an elementwise operation, by NumPy's broadcasting rule. */
    static TensorShape broadcast(String operation, TensorShape a, TensorShape b) {
        int rank = Math.max(a.rank(), b.rank());
        var dims = new ArrayList<Dim>();
        for (int i = 0; i < rank; i++) {
            Dim left = i < rank - a.rank() ? Dim.of(1) : a.dims.get(i - rank + a.rank());
            Dim right = i < rank - b.rank() ? Dim.of(1) : b.dims.get(i - rank + b.rank());
            if (!left.equals(right) && !left.is(1) && !right.is(1)) {
                throw new ShapeException(operation + " cannot combine " + a + " and " + b);
            }
            dims.add(left.is(1) ? right : left);
        }
        return new TensorShape(dims);
    }

    /** Whether tensors of both shapes have as many elements, whatever the named axes turn out to be. */
    boolean hasAsManyElementsAs(TensorShape other) {
        return namedAxes().equals(other.namedAxes()) && productOfFixed() == other.productOfFixed();
    }

    private List<String> namedAxes() {
        return dims.stream()
                .filter(Dim.Named.class::isInstance)
                .map(Dim::toString)
                .sorted()
                .toList();
    }

    private long productOfFixed() {
        return dims.stream()
                .mapToLong(dim -> dim instanceof Dim.Fixed fixed ? fixed.length() : 1)
                .reduce(1, Math::multiplyExact);
    }

    /** The number of elements, when every axis is known. */
    public long elements() {
        long product = 1;
        for (Dim dim : dims) {
            if (!(dim instanceof Dim.Fixed fixed)) {
                throw new ShapeException("the size of " + this + " is not known before a batch comes");
            }
            product *= fixed.length();
        }
        return product;
    }

    /** The lengths, when every axis is known. */
    public long[] lengths() {
        elements();
        return dims.stream().mapToLong(dim -> ((Dim.Fixed) dim).length()).toArray();
    }

    @Override
    public String toString() {
        return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
