package io.crema.finetune.expression;

/**
 * A low-rank addition to a linear layer, {@code y + scale · (dropout(x) Aᵀ) Bᵀ} (Hu et al. 2022, arXiv:2106.09685).
 *
 * @param rank how wide the vector between A and B is, at least 1
 * @param alpha over the rank is the scale, above 0
 * @param dropout of the addition's input, in [0,1)
 * @param rankStabilized whether alpha is divided by the rank's root instead (Kalajdzievski 2023, arXiv:2312.03732)
 */
public record LowRank(int rank, double alpha, double dropout, boolean rankStabilized) {
    public LowRank {
        if (rank < 1) {
            throw new IllegalArgumentException("the rank must be at least 1, not " + rank);
        }
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException("alpha must be above 0, not " + alpha);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0,1), not " + dropout);
        }
    }

    /** What the addition is multiplied by. */
    public double scale() {
        return alpha / (rankStabilized ? Math.sqrt(rank) : rank);
    }

    /**
     * Adds to what a layer gave.
     *
     * @param y (..., out)
     * @param x what the layer took, (..., in)
     * @param down A, (rank, in)
     * @param up B, (out, rank)
     * @return (..., out)
     */
    Tensor addTo(Tensor y, Tensor x, Tensor down, Tensor up) {
        TensorShape a = TensorShape.of(rank, x.shape().dim(-1));
        TensorShape b = TensorShape.of(y.shape().dim(-1), rank);
        if (!down.shape().equals(a) || !up.shape().equals(b)) {
            throw new ShapeException("a low-rank addition from " + x.shape() + " to " + y.shape() + " needs " + a
                    + " and " + b + ", not " + down.shape() + " and " + up.shape());
        }
        return y.graph()
                .add(
                        y.shape(),
                        y.dtype(),
                        "self.plus_low_rank",
                        new Argument.Value(y),
                        new Argument.Value(x.dropout(dropout)),
                        new Argument.Value(down),
                        new Argument.Value(up),
                        new Argument.Real(scale()));
    }
}
