package io.crema.finetune.data.image;

/**
 * Makes pictures smaller or larger, averaging over all pixels that fall into one when they shrink ("antialias"). Rows
 * first, then columns, in the fixed-point arithmetic of Pillow ({@code Resample.c}): the same samples to the bit.
 */
final class Resampler {
    private static final int PRECISION = 22;
    private static final int HALF = 1 << (PRECISION - 1);

    private Resampler() {}

    static Pixels resize(Pixels picture, int width, int height, Interpolation interpolation) {
        if (interpolation == Interpolation.NEAREST) {
            return nearest(picture, width, height);
        }
        Pixels narrow = picture;
        if (width != picture.width()) {
            narrow = rows(picture, Weights.of(picture.width(), width, interpolation));
        }
        return height == picture.height()
                ? narrow
                : columns(narrow, Weights.of(picture.height(), height, interpolation));
    }

    private static Pixels rows(Pixels in, Weights weights) {
        int channels = in.channels();
        int width = weights.size();
        byte[] source = in.samples();
        byte[] out = new byte[width * in.height() * channels];
        for (int y = 0; y < in.height(); y++) {
            for (int x = 0; x < width; x++) {
                int[] kernel = weights.kernels[x];
                int start = (y * in.width() + weights.starts[x]) * channels;
                for (int c = 0; c < channels; c++) {
                    int sum = HALF;
                    for (int k = 0; k < kernel.length; k++) {
                        sum += (source[start + k * channels + c] & 0xFF) * kernel[k];
                    }
                    out[(y * width + x) * channels + c] = clipped(sum);
                }
            }
        }
        return new Pixels(width, in.height(), channels, out);
    }

    private static Pixels columns(Pixels in, Weights weights) {
        int stride = in.width() * in.channels();
        byte[] source = in.samples();
        byte[] out = new byte[weights.size() * stride];
        for (int y = 0; y < weights.size(); y++) {
            int[] kernel = weights.kernels[y];
            int start = weights.starts[y] * stride;
            for (int i = 0; i < stride; i++) {
                int sum = HALF;
                for (int k = 0; k < kernel.length; k++) {
                    sum += (source[start + k * stride + i] & 0xFF) * kernel[k];
                }
                out[y * stride + i] = clipped(sum);
            }
        }
        return new Pixels(in.width(), weights.size(), in.channels(), out);
    }

    private static byte clipped(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
    }

    private static Pixels nearest(Pixels in, int width, int height) {
        int channels = in.channels();
        byte[] out = new byte[width * height * channels];
        int[] rows = nearest(in.height(), height);
        int[] columns = nearest(in.width(), width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(
                        in.samples(),
                        (rows[y] * in.width() + columns[x]) * channels,
                        out,
                        (y * width + x) * channels,
                        channels);
            }
        }
        return new Pixels(width, height, channels, out);
    }

    /** Adds up steps, as Pillow does, because rounding decides between two pixels that are equally near. */
    private static int[] nearest(int size, int newSize) {
        double step = (double) size / newSize;
        int[] nearest = new int[newSize];
        double position = step / 2;
        for (int i = 0; i < newSize; i++) {
            nearest[i] = Math.min((int) position, size - 1);
            position += step;
        }
        return nearest;
    }

    /** Along one axis: from where each output pixel is computed, and with what weights in fixed point. */
    private static final class Weights {
        private final int[] starts;
        private final int[][] kernels;

        private Weights(int[] starts, int[][] kernels) {
            this.starts = starts;
            this.kernels = kernels;
        }

        int size() {
            return starts.length;
        }

        static Weights of(int size, int newSize, Interpolation interpolation) {
            double scale = (double) size / newSize;
            double stretch = Math.max(scale, 1);
            double support = interpolation.support() * stretch;
            int[] starts = new int[newSize];
            int[][] kernels = new int[newSize][];
            for (int i = 0; i < newSize; i++) {
                double centre = (i + .5) * scale;
                int start = (int) Math.max(0, centre - support + .5);
                int end = (int) Math.min(size, centre + support + .5);
                double[] weights = new double[end - start];
                double sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    weights[k] = interpolation.weight((k + start - centre + .5) * (1 / stretch));
                    sum += weights[k];
                }
                starts[i] = start;
                kernels[i] = fixed(weights, sum);
            }
            return new Weights(starts, kernels);
        }

        private static int[] fixed(double[] weights, double sum) {
            int[] fixed = new int[weights.length];
            for (int k = 0; k < fixed.length; k++) {
                double scaled = (sum == 0 ? weights[k] : weights[k] / sum) * (1 << PRECISION);
                fixed[k] = (int) (scaled < 0 ? scaled - .5 : scaled + .5);
            }
            return fixed;
        }
    }
}
