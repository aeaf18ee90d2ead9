package io.crema.finetune.explain;

/** Makes a picture unsharp. */
final class Blur {
    private Blur() {}

    /**
     * The mean of the neighbours weighted by a Gaussian, first along rows and then along columns. What would lie outside
     * counts for nothing.
     *
     * @param channel row-major
     * @param deviation of the Gaussian, in pixels, above 0
     */
    static float[] gaussian(float[] channel, int width, double deviation) {
        int height = channel.length / width;
        float[] rows = new float[channel.length];
        float[] both = new float[channel.length];
        for (int y = 0; y < height; y++) {
            line(channel, rows, y * width, 1, width, deviation);
        }
        for (int x = 0; x < width; x++) {
            line(rows, both, x, width, height, deviation);
        }
        return both;
    }

    private static void line(float[] from, float[] into, int start, int stride, int length, double deviation) {
        int reach = (int) Math.ceil(3 * deviation);
        for (int i = 0; i < length; i++) {
            double sum = 0;
            double weights = 0;
            for (int k = Math.max(0, i - reach); k <= Math.min(length - 1, i + reach); k++) {
                double distance = (k - i) / deviation;
                double weight = Math.exp(-distance * distance / 2);
                sum += weight * from[start + k * stride];
                weights += weight;
            }
            into[start + i * stride] = (float) (sum / weights);
        }
    }
}
