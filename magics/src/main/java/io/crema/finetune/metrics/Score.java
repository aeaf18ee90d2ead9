package io.crema.finetune.metrics;

import java.util.Locale;

/**
 * A number that may be undefined, and then says why: a recall has no value where no row belongs to the class.
 *
 * <p>Never a silent NaN: {@link #value()} refuses where there is none, and {@link #orNaN()} says in its name what it
 * gives to a chart or a table.
 */
public sealed interface Score permits Score.Defined, Score.Undefined {
    boolean isDefined();

    /**
     * The number.
     *
     * @throws IllegalStateException naming the reason, if there is none
     */
    double value();

    /** Why there is no number; empty where there is one. */
    String reason();

    /** The number, or NaN where there is none. */
    default double orNaN() {
        return isDefined() ? value() : Double.NaN;
    }

    /** For people: {@code 0.812}, or {@code n/a (0 positives)}. */
    default String toText(int decimals) {
        return isDefined() ? String.format(Locale.ROOT, "%." + decimals + "f", value()) : "n/a (" + reason() + ")";
    }

    /** The number; not NaN. */
    static Score of(double value) {
        return new Defined(value);
    }

    /** No number, for this reason, in a few words: {@code 0 positives}. */
    static Score undefined(String reason) {
        return new Undefined(reason);
    }

    /** {@code numerator / denominator}, or undefined for the reason where the denominator is 0. */
    static Score ratio(double numerator, double denominator, String reasonAtZero) {
        return denominator == 0 ? undefined(reasonAtZero) : of(numerator / denominator);
    }

    record Defined(double value) implements Score {
        public Defined {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("a score that is no number: use Score.undefined with the reason");
            }
        }

        @Override
        public boolean isDefined() {
            return true;
        }

        @Override
        public String reason() {
            return "";
        }
    }

    record Undefined(String reason) implements Score {
        public Undefined {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("an undefined score says why");
            }
        }

        @Override
        public boolean isDefined() {
            return false;
        }

        @Override
        public double value() {
            throw new IllegalStateException("no value: " + reason);
        }
    }
}
