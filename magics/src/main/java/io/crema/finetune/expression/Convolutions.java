package io.crema.finetune.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Operators on pictures (B, channels, height, width), whose height and width are known when the model is built. Names
 * and meanings are PyTorch's (<a href="https://pytorch.org/docs/2.7/nn.functional.html">nn.functional</a>). Windows are
 * square, and move by {@code stride} in both directions.
 */
public final class Convolutions {
    private Convolutions() {}

    /**
     * What batch normalisation knows of the pictures seen so far, each (channels).
     *
     * @param momentum how far a training step moves them towards the batch's own, in [0,1]; with 0 they are frozen, and
     *     a graph that trains normalises by them as one that predicts does
     */
    public record Running(Tensor mean, Tensor variance, double momentum) {
        public Running {
            if (!(momentum >= 0 && momentum <= 1)) {
                throw new IllegalArgumentException("batch norm's momentum is in [0,1], not " + momentum);
            }
        }
    }

    /** Cross-correlation: (B, in, H, W), (out, in, k, k) to (B, out, H', W'), H' = (H + 2 padding - k) / stride + 1. */
    public static Tensor conv2d(Tensor x, Tensor weight, int stride, int padding) {
        return convolution(x, weight, stride, padding, List.of(new Argument.Value(x), new Argument.Value(weight)));
    }

    /** The same, and a bias (out) added. */
    public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, int stride, int padding) {
        requireVector("conv2d", "bias", bias, weight.shape().dim(0));
        return convolution(
                x,
                weight,
                stride,
                padding,
                List.of(new Argument.Value(x), new Argument.Value(weight), new Argument.Value(bias)));
    }

    private static Tensor convolution(Tensor x, Tensor weight, int stride, int padding, List<Argument> operands) {
        TensorShape kernel = weight.shape();
        boolean fits = x.shape().rank() == 4
                && kernel.rank() == 4
                && kernel.dim(1).equals(x.shape().dim(1))
                && kernel.dim(2).equals(kernel.dim(3));
        if (!fits) {
            throw new ShapeException("conv2d takes pictures (B, in, H, W) and a weight (out, in, k, k), not "
                    + x.shape() + " and " + kernel);
        }
        TensorShape result =
                new Window(kernel.dim(2), stride, padding).over("conv2d", x).with(1, kernel.dim(0));
        var arguments = new ArrayList<>(operands);
        arguments.add(new Argument.Keyword("stride", both(stride)));
        arguments.add(new Argument.Keyword("padding", both(padding)));
        return x.graph().add(result, x.dtype(), "conv2d", arguments.toArray(Argument[]::new));
    }

    /**
     * Batch normalisation of every channel, then its scale and shift (Ioffe and Szegedy 2015, arXiv:1502.03167). A graph
     * that trains normalises by the batch and moves the running statistics in place, unless they are frozen; one that
     * predicts normalises by the running statistics.
     *
     * @param weight (channels)
     * @param bias (channels)
     * @param epsilon added to the variance
     */
    public static Tensor batchNorm(Tensor x, Tensor weight, Tensor bias, Running running, double epsilon) {
        requirePictures("batch_norm", x);
        Dim channels = x.shape().dim(1);
        requireVector("batch_norm", "weight", weight, channels);
        requireVector("batch_norm", "bias", bias, channels);
        requireVector("batch_norm", "running mean", running.mean(), channels);
        requireVector("batch_norm", "running variance", running.variance(), channels);
        return x.graph()
                .add(
                        x.shape(),
                        x.dtype(),
                        "batch_norm",
                        new Argument.Value(x),
                        new Argument.Value(weight),
                        new Argument.Value(bias),
                        new Argument.Value(running.mean()),
                        new Argument.Value(running.variance()),
                        new Argument.Flag(x.training() && running.momentum() > 0),
                        new Argument.Real(running.momentum()),
                        new Argument.Real(epsilon),
                        new Argument.Flag(true)); // cuDNN where there is one
    }

    /** The largest value under each window; padding counts as less than any. */
    public static Tensor maxPool2d(Tensor x, int size, int stride, int padding) {
        requirePictures("max_pool2d", x);
        if (padding > size / 2) {
            throw new ShapeException("max_pool2d pads by at most half of its window " + size + ", not by " + padding);
        }
        return x.graph()
                .add(
                        new Window(Dim.of(size), stride, padding).over("max_pool2d", x),
                        x.dtype(),
                        "max_pool2d",
                        new Argument.Value(x),
                        both(size),
                        both(stride),
                        both(padding));
    }

    /** The mean over as many even windows as the result has places: (B, C, H, W) to (B, C, height, width). */
    public static Tensor adaptiveAvgPool2d(Tensor x, int height, int width) {
        requirePictures("adaptive_avg_pool2d", x);
        if (height < 1 || width < 1) {
            throw new ShapeException("adaptive_avg_pool2d cannot make pictures of " + height + " x " + width);
        }
        return x.graph()
                .add(
                        x.shape().with(2, Dim.of(height)).with(3, Dim.of(width)),
                        x.dtype(),
                        "adaptive_avg_pool2d",
                        new Argument.Value(x),
                        new Argument.Sizes(List.of(Dim.of(height), Dim.of(width))));
    }

    /**
     * The same pictures with a pixel's channels side by side in memory, in which convolutions of large pictures are
     * quicker: they pass it on. Their weights are copied into that order in each step, which costs more than it gives
     * where a layer has more weights than its pictures have pixels.
     */
    public static Tensor channelsLast(Tensor x) {
        return ordered(x, 2);
    }

    /** The same pictures with a channel's pixels side by side in memory, as they come. */
    public static Tensor channelsFirst(Tensor x) {
        return ordered(x, 0);
    }

    /** @param format {@code c10::MemoryFormat} */
    private static Tensor ordered(Tensor x, int format) {
        requirePictures("contiguous", x);
        return x.graph()
                .add(
                        x.shape(),
                        x.dtype(),
                        "contiguous",
                        new Argument.Value(x),
                        new Argument.Keyword("memory_format", new Argument.Whole(format)));
    }

    /** A square that moves over a picture. */
    private record Window(Dim size, int stride, int padding) {

        /** The shape of what it sees at each of its places. */
        TensorShape over(String operator, Tensor x) {
            if (stride < 1 || padding < 0) {
                throw new ShapeException(operator + " needs a stride of at least 1 and no negative padding, not "
                        + stride + " and " + padding);
            }
            return x.shape().with(2, places(operator, x, 2)).with(3, places(operator, x, 3));
        }

        private Dim places(String operator, Tensor x, int axis) {
            if (!(x.shape().dim(axis) instanceof Dim.Fixed side && size instanceof Dim.Fixed window)) {
                throw new ShapeException(operator + " needs a known height and width, not " + x.shape());
            }
            long room = side.length() + 2L * padding - window.length();
            if (window.length() < 1 || room < 0) {
                throw new ShapeException(operator + " finds no place for a window of " + size + " x " + size + " in "
                        + x.shape() + " padded by " + padding);
            }
            return Dim.of(room / stride + 1);
        }
    }

    private static void requirePictures(String operator, Tensor x) {
        if (x.shape().rank() != 4) {
            throw new ShapeException(operator + " takes pictures (B, channels, H, W), not " + x.shape());
        }
    }

    private static void requireVector(String operator, String name, Tensor vector, Dim length) {
        if (!vector.shape().equals(new TensorShape(List.of(length)))) {
            throw new ShapeException(
                    operator + " needs a " + name + " of shape (" + length + "), not " + vector.shape());
        }
    }

    private static Argument both(int length) {
        return new Argument.Sizes(List.of(Dim.of(length), Dim.of(length)));
    }
}
