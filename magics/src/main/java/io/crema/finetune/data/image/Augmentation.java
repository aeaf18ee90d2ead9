package io.crema.finetune.data.image;

import io.crema.finetune.data.image.ImageProcessing.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How pictures are changed at random while a model learns from them, so that it does not learn them by heart. What
 * happens to a picture depends on the epoch's seed and its row alone.
 *
 * @param flip the share of pictures that are mirrored, in [0,1]
 * @param smallestCrop a part of the picture is enlarged, of at least this share of its area, in (0,1]; 1 leaves it whole
 *     (Szegedy et al. 2015, arXiv:1409.4842)
 * @param shift how far it is moved at most, as a share of its side, in [0,1); what comes in is black
 * @param jitter how much brightness, contrast and saturation change at most, as a share, in [0,1)
 * @param mixup how strongly pictures of a batch are mixed in pairs, and their labels with them: the alpha of {@link
 *     Mixing}, at least 0; 0 mixes none
 */
public record Augmentation(double flip, double smallestCrop, double shift, double jitter, double mixup) {
    /** Changes nothing. */
    public static final Augmentation NONE = new Augmentation(0, 1, 0, 0, 0);

    private static final int ATTEMPTS = 10;
    private static final double LOG_RATIO = Math.log(4 / 3.);

    public Augmentation {
        require(flip >= 0 && flip <= 1, "flip is a share in [0,1], not " + flip);
        require(smallestCrop > 0 && smallestCrop <= 1, "the smallest crop is a share in (0,1], not " + smallestCrop);
        require(shift >= 0 && shift < 1, "shift is a share in [0,1), not " + shift);
        require(jitter >= 0 && jitter < 1, "jitter is a share in [0,1), not " + jitter);
        require(mixup >= 0 && Double.isFinite(mixup), "mixup is at least 0, not " + mixup);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Mirrors every other picture. */
    public Augmentation withFlip() {
        return new Augmentation(.5, smallestCrop, shift, jitter, mixup);
    }

    /** Enlarges parts of at least this share of the area. */
    public Augmentation withCrop(double smallest) {
        return new Augmentation(flip, smallest, shift, jitter, mixup);
    }

    /** Moves pictures by up to this share of their side. */
    public Augmentation withShift(double most) {
        return new Augmentation(flip, smallestCrop, most, jitter, mixup);
    }

    /** Changes brightness, contrast and saturation by up to this share. */
    public Augmentation withJitter(double most) {
        return new Augmentation(flip, smallestCrop, shift, most, mixup);
    }

    /** Mixes pictures in pairs, and their labels with them; 0.2 is usual. */
    public Augmentation withMixup(double alpha) {
        return new Augmentation(flip, smallestCrop, shift, jitter, alpha);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * A picture as an epoch sees it, at the size that the model takes.
     *
     * @param resized at its working size
     * @param seed of the epoch
     */
    public Pixels of(Pixels resized, ImageProcessing processing, long seed, int row) {
        var random = new SplittableRandom(seed + 0xBF58476D1CE4E5B9L * row);
        Pixels seen = smallestCrop < 1 ? enlarged(resized, processing, random) : processing.cropped(resized);
        if (random.nextDouble() < flip) {
            seen = seen.mirrored();
        }
        if (shift > 0) {
            int across = (int) Math.round(between(random, -shift, shift) * seen.width());
            int down = (int) Math.round(between(random, -shift, shift) * seen.height());
            seen = seen.crop(across, down, seen.width(), seen.height());
        }
        return jitter > 0 ? jittered(seen, random) : seen;
    }

    /** A part of random size and shape; the whole picture when ten draws gave none that fits. */
    private Pixels enlarged(Pixels picture, ImageProcessing processing, SplittableRandom random) {
        Size size = processing.crop();
        double area = (double) picture.width() * picture.height();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double part = area * between(random, smallestCrop, 1);
            double ratio = Math.exp(between(random, -LOG_RATIO, LOG_RATIO));
            int width = (int) Math.round(Math.sqrt(part * ratio));
            int height = (int) Math.round(Math.sqrt(part / ratio));
            if (width >= 1 && height >= 1 && width <= picture.width() && height <= picture.height()) {
                int left = random.nextInt(picture.width() - width + 1);
                int top = random.nextInt(picture.height() - height + 1);
                return Resampler.resize(
                        picture.crop(left, top, width, height),
                        size.width(),
                        size.height(),
                        processing.interpolation());
            }
        }
        return Resampler.resize(picture, size.width(), size.height(), processing.interpolation());
    }

    private Pixels jittered(Pixels picture, SplittableRandom random) {
        double brightness = between(random, 1 - jitter, 1 + jitter);
        double contrast = between(random, 1 - jitter, 1 + jitter);
        double saturation = between(random, 1 - jitter, 1 + jitter);
        return Colours.saturated(Colours.contrasted(Colours.brightened(picture, brightness), contrast), saturation);
    }

    private static double between(SplittableRandom random, double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** {@code flip, crop 0.60, jitter 0.20}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (flip > 0) {
            parts.add("flip");
        }
        if (smallestCrop < 1) {
            parts.add(String.format(Locale.ROOT, "crop %.2f", smallestCrop));
        }
        if (shift > 0) {
            parts.add(String.format(Locale.ROOT, "shift %.2f", shift));
        }
        if (jitter > 0) {
            parts.add(String.format(Locale.ROOT, "jitter %.2f", jitter));
        }
        if (mixup > 0) {
            parts.add(String.format(Locale.ROOT, "mixup %.2f", mixup));
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }
}
