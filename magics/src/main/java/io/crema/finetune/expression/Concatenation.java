package io.crema.finetune.expression;

import java.util.List;

/** Several tensors joined to one. */
public final class Concatenation {
    private Concatenation() {}

    /**
     * Joins tensors one behind another.
     *
     * @param axis along which they are joined and may differ in length; their lengths there are known
     * @param parts at least one
     */
    public static Tensor of(int axis, Tensor... parts) {
        Tensor first = parts[0];
        long length = 0;
        for (Tensor part : parts) {
            boolean alike = part.dtype() == first.dtype()
                    && part.shape().rank() == first.shape().rank()
                    && part.shape().with(axis, first.shape().dim(axis)).equals(first.shape());
            if (!alike || !(part.shape().dim(axis) instanceof Dim.Fixed known)) {
                throw new ShapeException("cat cannot join " + first.dtype() + " " + first.shape() + " and "
                        + part.dtype() + " " + part.shape() + " along axis " + axis);
            }
            length += known.length();
        }
        return first.graph()
                .add(
                        first.shape().with(axis, Dim.of(length)),
                        first.dtype(),
                        "cat",
                        new Argument.Values(List.of(parts)),
                        new Argument.Whole(first.shape().index(axis)));
    }
}
