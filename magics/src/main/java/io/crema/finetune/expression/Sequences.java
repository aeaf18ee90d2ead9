package io.crema.finetune.expression;

import java.util.Arrays;
import java.util.List;

/**
 * Operators of models that read tokens from left to right. Names and meanings are PyTorch's
 * (<a href="https://pytorch.org/docs/2.7/torch.html">torch</a>).
 */
public final class Sequences {
    private Sequences() {}

    /** {@code x Wᵀ}: (..., in), (out, in) to (..., out). */
    public static Tensor linear(Tensor x, Tensor weight) {
        TensorShape matrix = weight.shape();
        if (matrix.rank() != 2 || !x.shape().dim(-1).equals(matrix.dim(1))) {
            throw new ShapeException("linear cannot take " + x.shape() + " through weight " + matrix);
        }
        return add(x, x.shape().with(-1, matrix.dim(0)), "linear", value(x), value(weight));
    }

    /** {@code x · sigmoid(x)}, the sigmoid linear unit (Elfwing et al. 2017, arXiv:1702.03118). */
    public static Tensor silu(Tensor x) {
        return add(x, x.shape(), "silu", value(x));
    }

    /** Division by the root of the mean square over the last axis (Zhang and Sennrich 2019, arXiv:1910.07467). */
    public static Tensor rmsNorm(Tensor x, Tensor weight, double epsilon) {
        TensorShape last = new TensorShape(List.of(x.shape().dim(-1)));
        if (!weight.shape().equals(last)) {
            throw new ShapeException(
                    "rms_norm of " + x.shape() + " needs a weight " + last + ", not " + weight.shape());
        }
        var axes = new Argument.Sizes(last.dims());
        return add(x, x.shape(), "rms_norm", value(x), axes, value(weight), new Argument.Real(epsilon));
    }

    /**
     * How far each pair of a vector's numbers is turned at each position, in radians: FLOAT32 (B, 1, T, pairs).
     *
     * @param positions INT64 (B, T)
     * @param frequencies radians a position, one for each pair
     */
    public static Tensor angles(Tensor positions, double... frequencies) {
        require(positions, Dtype.INT64, 2, "angles take positions");
        var values = new Argument.Reals(Arrays.stream(frequencies).boxed().toList());
        TensorShape pairs = TensorShape.of(frequencies.length);
        Tensor turns = positions.graph().add(pairs, Dtype.FLOAT32, "tensor", values);
        return positions.to(Dtype.FLOAT32).unsqueeze(1).unsqueeze(-1).times(turns); // (B, 1, T, 1) by (pairs)
    }

    public static Tensor cosine(Tensor x) {
        return add(x, x.shape(), "cos", value(x));
    }

    public static Tensor sine(Tensor x) {
        return add(x, x.shape(), "sin", value(x));
    }

    /**
     * Rotary position embedding (Su et al. 2021, arXiv:2104.09864), a number being paired with the one half a vector
     * away, as in checkpoints of the Hugging Face layout.
     *
     * @param x (B, heads, T, size), size being even
     * @param cosines of the {@link #angles}, (B, 1, T, size / 2), and the sines
     */
    public static Tensor rotated(Tensor x, Tensor cosines, Tensor sines) {
        long half = ((Dim.Fixed) cosines.shape().dim(-1)).length();
        if (!x.shape().dim(-1).is(2 * half)) {
            throw new ShapeException("angles " + cosines.shape() + " cannot turn the pairs of " + x.shape());
        }
        Tensor first = x.narrow(-1, 0, half);
        Tensor second = x.narrow(-1, half, half);
        return Concatenation.of(
                x.shape().rank() - 1,
                first.times(cosines).minus(second.times(sines)),
                second.times(cosines).plus(first.times(sines)));
    }

    /**
     * The vector of a new token put in the last place of those of a text, whose memory it changes.
     *
     * @param all (B, heads, S, size), the last of S still to be written
     * @param token (B, heads, 1, size)
     * @return all of them, (B, heads, S, size)
     */
    public static Tensor stored(Tensor all, Tensor token) {
        TensorShape shape = all.shape();
        if (shape.rank() != 4 || !shape.with(2, Dim.of(1)).equals(token.shape())) {
            throw new ShapeException("the last place of " + shape + " cannot take " + token.shape());
        }
        return add(all, shape, "self.stored", value(all), value(token));
    }

    /** Every head as often as the queries' heads share it: (B, heads, T, size) to (B, times · heads, T, size). */
    public static Tensor repeatedHeads(Tensor x, int times) {
        if (times == 1) {
            return x;
        }
        long heads = ((Dim.Fixed) x.shape().dim(1)).length();
        return add(
                x,
                x.shape().with(1, Dim.of(heads * times)),
                "repeat_interleave",
                value(x),
                new Argument.Whole(times),
                new Argument.Whole(1));
    }

    /**
     * Which tokens each token sees: those of its own segment up to itself, so that a row may hold several texts.
     *
     * @param segments INT64 (B, T), which text of its row each token belongs to
     * @return BOOL (B, 1, T, T), true where the query of the third axis sees the key of the fourth
     */
    public static Tensor visible(Tensor segments) {
        require(segments, Dtype.INT64, 2, "a causal mask takes segments");
        Tensor queries = segments.unsqueeze(2); // (B, T, 1)
        Tensor keys = segments.unsqueeze(1); // (B, 1, T)
        TensorShape square = TensorShape.broadcast("eq", queries.shape(), keys.shape());
        Tensor together = segments.graph().add(square, Dtype.BOOL, "eq", value(queries), value(keys));
        return add(together, square, "tril", value(together)).unsqueeze(1);
    }

    /**
     * Fused attention of queries (B, heads, T, size) over keys and values (B, heads, S, size), without dropout.
     *
     * @param visible BOOL, broadcasts to (B, heads, T, S)
     */
    public static Tensor attend(Tensor queries, Tensor keys, Tensor values, Tensor visible) {
        TensorShape scores = scores(queries, keys, values);
        if (visible.dtype() != Dtype.BOOL
                || !TensorShape.broadcast("attention", scores, visible.shape()).equals(scores)) {
            throw new ShapeException(
                    "attention over " + scores + " cannot take the mask " + visible.dtype() + " " + visible.shape());
        }
        return attention(queries, value(queries), value(keys), value(values), value(visible));
    }

    /** As above, every query seeing every key. */
    public static Tensor attend(Tensor queries, Tensor keys, Tensor values) {
        scores(queries, keys, values);
        return attention(queries, value(queries), value(keys), value(values));
    }

    private static Tensor attention(Tensor queries, Argument... arguments) {
        return add(queries, queries.shape(), "scaled_dot_product_attention", arguments);
    }

    private static TensorShape scores(Tensor queries, Tensor keys, Tensor values) {
        TensorShape shape = queries.shape();
        boolean fits = shape.rank() == 4
                && keys.shape().equals(values.shape())
                && keys.shape().rank() == 4
                && keys.shape().with(2, shape.dim(2)).equals(shape);
        if (!fits) {
            throw new ShapeException("attention needs queries (B, heads, T, size), keys and values (B, heads, S, size),"
                    + " not " + shape + ", " + keys.shape() + ", " + values.shape());
        }
        return shape.with(3, keys.shape().dim(2)); // (B, heads, T, S)
    }

    /** The tokens of all rows one after another: (B, T, C) to (B·T, C). */
    public static Tensor unrolled(Tensor x) {
        TensorShape shape = x.shape();
        if (shape.rank() != 3) {
            throw new ShapeException("only rows of vectors (B, T, C) can be unrolled, not " + shape);
        }
        TensorShape result = TensorShape.of(shape.dim(0) + "·" + shape.dim(1), shape.dim(2));
        return add(x, result, "flatten", value(x), new Argument.Whole(0), new Argument.Whole(1));
    }

    /** Some rows of a table: (n, C) and INT64 (m) to (m, C). */
    public static Tensor rows(Tensor x, Tensor indices) {
        require(indices, Dtype.INT64, 1, "index_select takes indices");
        return add(
                x,
                x.shape().with(0, indices.shape().dim(0)),
                "index_select",
                value(x),
                new Argument.Whole(0),
                value(indices));
    }

    /** The last token of every row: (B, T, C) to (B, C). */
    public static Tensor last(Tensor x) {
        return add(x, x.shape().without(1), "select", value(x), new Argument.Whole(1), new Argument.Whole(-1));
    }

    private static void require(Tensor tensor, Dtype dtype, int rank, String expected) {
        if (tensor.dtype() != dtype || tensor.shape().rank() != rank) {
            throw new ShapeException(
                    expected + " " + dtype + " of " + rank + " axes, not " + tensor.dtype() + " " + tensor.shape());
        }
    }

    private static Tensor add(Tensor x, TensorShape shape, String operator, Argument... arguments) {
        return x.graph().add(shape, x.dtype(), operator, arguments);
    }

    private static Argument value(Tensor tensor) {
        return new Argument.Value(tensor);
    }
}
