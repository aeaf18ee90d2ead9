package io.crema.finetune.data.image;

import java.util.function.IntUnaryOperator;

/** Lighter and darker, as Pillow's {@code ImageEnhance}: a picture is moved towards or away from a plain one. */
final class Colours {
    private Colours() {}

    /** Away from black above 1, towards it below. */
    static Pixels brightened(Pixels picture, double factor) {
        return blended(picture, sample -> 0, factor);
    }

    /** Away from its mean grey above 1, towards it below. */
    static Pixels contrasted(Pixels picture, double factor) {
        byte[] grey = picture.withChannels(1).samples();
        long sum = 0;
        for (byte sample : grey) {
            sum += sample & 0xFF;
        }
        int mean = (int) ((double) sum / grey.length + .5);
        return blended(picture, sample -> mean, factor);
    }

    /** Away from its own grey above 1, towards it below; a grey picture stays as it is. */
    static Pixels saturated(Pixels picture, double factor) {
        if (picture.channels() == 1) {
            return picture;
        }
        byte[] grey = picture.withChannels(1).samples();
        return blended(picture, sample -> grey[sample / 3] & 0xFF, factor);
    }

    private static Pixels blended(Pixels picture, IntUnaryOperator plain, double factor) {
        byte[] samples = picture.samples();
        byte[] blended = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            int from = plain.applyAsInt(i);
            double value = from + factor * ((samples[i] & 0xFF) - from);
            blended[i] = (byte) Math.max(0, Math.min(255, (int) value));
        }
        return new Pixels(picture.width(), picture.height(), picture.channels(), blended);
    }
}
