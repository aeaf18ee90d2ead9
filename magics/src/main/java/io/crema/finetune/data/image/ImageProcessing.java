package io.crema.finetune.data.image;

import java.util.List;

/**
 * What is done to a picture before a model sees it.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param resizing to what size it is brought
 * @param interpolation how
 * @param crop the height and width of the part in the middle that is kept; a picture that is smaller is set into black
 * @param scaling from samples to numbers
 */
public record ImageProcessing(
        int channels, Resizing resizing, Interpolation interpolation, Size crop, Scaling scaling) {

    /** Height and width in pixels. */
    public record Size(int height, int width) {
        public Size {
            if (height < 1 || width < 1) {
                throw new IllegalArgumentException("a picture of " + height + " x " + width + " pixels has no pixels");
            }
        }

        static Size square(int length) {
            return new Size(length, length);
        }
    }

    /** To what size a picture is brought. */
    public sealed interface Resizing {

        Size of(int height, int width);

        /** Left as it is. */
        record None() implements Resizing {
            @Override
            public Size of(int height, int width) {
                return new Size(height, width);
            }
        }

        /** To one size, whatever its shape. */
        record Exact(Size size) implements Resizing {
            @Override
            public Size of(int height, int width) {
                return size;
            }
        }

        /** Its shorter side to a length, its shape kept. */
        record ShortestEdge(int length) implements Resizing {
            @Override
            public Size of(int height, int width) {
                int other = (int) ((long) length * Math.max(height, width) / Math.min(height, width));
                return height <= width ? new Size(length, other) : new Size(other, length);
            }
        }
    }

    /**
     * Numbers from samples: {@code (sample * factor - mean) / deviation}, by channel.
     *
     * @param means one for each channel, or one for all
     * @param deviations as many
     */
    public record Scaling(double factor, List<Double> means, List<Double> deviations) {
        public Scaling {
            means = List.copyOf(means);
            deviations = List.copyOf(deviations);
        }
    }

    /** Brings any picture to one size of {@code size} pixels square, and its samples to [-1, 1]. */
    public static ImageProcessing square(int channels, int size) {
        return new ImageProcessing(
                channels,
                new Resizing.Exact(Size.square(size)),
                Interpolation.BILINEAR,
                Size.square(size),
                new Scaling(1 / 255., List.of(.5), List.of(.5)));
    }

    /** The picture at its working size, before the part in the middle is taken. */
    public Pixels resized(Pixels picture) {
        Pixels coloured = picture.withChannels(channels);
        Size size = resizing.of(picture.height(), picture.width());
        return Resampler.resize(coloured, size.width(), size.height(), interpolation);
    }

    /** The part in the middle. */
    public Pixels cropped(Pixels resized) {
        int left = Math.floorDiv(resized.width() - crop.width(), 2);
        int top = Math.floorDiv(resized.height() - crop.height(), 2);
        return left == 0 && top == 0 && resized.width() == crop.width() && resized.height() == crop.height()
                ? resized
                : resized.crop(left, top, crop.width(), crop.height());
    }

    /** How many numbers a picture becomes. */
    public int length() {
        return channels * crop.height() * crop.width();
    }

    /** Writes the numbers of a cropped picture, (channels, height, width), from {@code offset} on. */
    public void write(Pixels picture, float[] into, int offset) {
        int area = crop.height() * crop.width();
        byte[] samples = picture.samples();
        for (int c = 0; c < channels; c++) {
            double mean = scaling.means().get(c % scaling.means().size());
            double deviation = scaling.deviations().get(c % scaling.deviations().size());
            float slope = (float) (scaling.factor() / deviation);
            float start = (float) (-mean / deviation);
            for (int i = 0; i < area; i++) {
                into[offset + c * area + i] = (samples[i * channels + c] & 0xFF) * slope + start;
            }
        }
    }
}
