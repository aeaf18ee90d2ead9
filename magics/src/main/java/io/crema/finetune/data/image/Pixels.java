package io.crema.finetune.data.image;

/** A picture of 8 bits a sample, grey (1 channel) or red, green and blue (3); rows from the top, channels interleaved. */
public final class Pixels {
    private final int width;
    private final int height;
    private final int channels;
    private final byte[] samples;

    /** Takes the samples as they are, not a copy. */
    Pixels(int width, int height, int channels, byte[] samples) {
        if (width < 1 || height < 1 || samples.length != width * height * channels) {
            throw new IllegalArgumentException(
                    samples.length + " samples are no picture of " + width + " x " + height + " x " + channels);
        }
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.samples = samples;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int channels() {
        return channels;
    }

    /** A sample, 0 to 255. */
    public int at(int x, int y, int channel) {
        return samples[(y * width + x) * channels + channel] & 0xFF;
    }

    /** The samples themselves, not to be changed: (height, width, channels). */
    byte[] samples() {
        return samples;
    }

    /** The same picture grey or coloured; grey is the luma of ITU-R 601-2, as Pillow computes it. */
    public Pixels withChannels(int wanted) {
        if (wanted == channels) {
            return this;
        }
        return wanted == 1 ? grey() : coloured();
    }

    private Pixels grey() {
        byte[] grey = new byte[width * height];
        for (int i = 0; i < grey.length; i++) {
            int red = samples[3 * i] & 0xFF;
            int green = samples[3 * i + 1] & 0xFF;
            int blue = samples[3 * i + 2] & 0xFF;
            grey[i] = (byte) ((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16);
        }
        return new Pixels(width, height, 1, grey);
    }

    private Pixels coloured() {
        byte[] coloured = new byte[3 * samples.length];
        for (int i = 0; i < coloured.length; i++) {
            coloured[i] = samples[i / 3];
        }
        return new Pixels(width, height, 3, coloured);
    }

    /** A part; what lies outside the picture is black. */
    Pixels crop(int left, int top, int newWidth, int newHeight) {
        byte[] part = new byte[newWidth * newHeight * channels];
        int from = Math.max(left, 0);
        int to = Math.min(left + newWidth, width);
        for (int y = Math.max(top, 0); y < Math.min(top + newHeight, height) && from < to; y++) {
            System.arraycopy(
                    samples,
                    (y * width + from) * channels,
                    part,
                    ((y - top) * newWidth + from - left) * channels,
                    (to - from) * channels);
        }
        return new Pixels(newWidth, newHeight, channels, part);
    }

    /** Left and right exchanged. */
    Pixels mirrored() {
        byte[] mirrored = new byte[samples.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(
                        samples,
                        (y * width + x) * channels,
                        mirrored,
                        (y * width + width - 1 - x) * channels,
                        channels);
            }
        }
        return new Pixels(width, height, channels, mirrored);
    }

    /** Top and bottom exchanged. */
    Pixels upsideDown() {
        byte[] turned = new byte[samples.length];
        int stride = width * channels;
        for (int y = 0; y < height; y++) {
            System.arraycopy(samples, y * stride, turned, (height - 1 - y) * stride, stride);
        }
        return new Pixels(width, height, channels, turned);
    }

    /** Rows and columns exchanged. */
    Pixels transposed() {
        byte[] transposed = new byte[samples.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(
                        samples, (y * width + x) * channels, transposed, (x * height + y) * channels, channels);
            }
        }
        return new Pixels(height, width, channels, transposed);
    }
}
