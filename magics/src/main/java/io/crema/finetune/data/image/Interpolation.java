package io.crema.finetune.data.image;

import java.util.Arrays;
import java.util.Optional;

/** How a sample between pixels is computed, by the numbers that {@code preprocessor_config.json} has for it. */
public enum Interpolation {
    NEAREST(0, 0) {
        @Override
        double weight(double distance) {
            throw new UnsupportedOperationException("the nearest pixel is taken as it is");
        }
    },
    LANCZOS(1, 3) {
        @Override
        double weight(double distance) {
            return distance >= -3 && distance < 3 ? sinc(distance) * sinc(distance / 3) : 0;
        }
    },
    BILINEAR(2, 1) {
        @Override
        double weight(double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },
    /** Keys' cubic convolution with a = -0.5. */
    BICUBIC(3, 2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return (1.5 * x - 2.5) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * -0.5 : 0;
        }
    };

    private final int number;
    private final double support;

    Interpolation(int number, double support) {
        this.number = number;
        this.support = support;
    }

    /** The number that it goes by. */
    public int number() {
        return number;
    }

    /** The one that goes by a number. */
    public static Optional<Interpolation> numbered(int number) {
        return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
    }

    /** How far from a point, in output pixels, others still count. */
    double support() {
        return support;
    }

    /** What a pixel at a distance counts, before the weights are made to add up to 1. */
    abstract double weight(double distance);

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
