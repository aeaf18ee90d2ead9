package io.crema.finetune.expression;

/** The length of one axis: known when the model is built, or named and known when a batch comes. */
public sealed interface Dim {

    /** An axis of known length. */
    record Fixed(long length) implements Dim {
        public Fixed {
            if (length < 0) {
                throw new IllegalArgumentException("an axis cannot have length " + length);
            }
        }

        @Override
        public String toString() {
            return Long.toString(length);
        }
    }

    /** An axis whose length a batch decides, such as {@code T}, the tokens of the longest text. */
    record Named(String name) implements Dim {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The axis that {@code size} means: an {@link Integer} or {@link Long} is a length, a {@link String} a name. */
    static Dim of(Object size) {
        if (size instanceof Dim dim) {
            return dim;
        }
        if (size instanceof Number number) {
            return new Fixed(number.longValue());
        }
        return new Named(size.toString());
    }

    /** Whether this is known to be the length. */
    default boolean is(long length) {
        return this instanceof Fixed fixed && fixed.length == length;
    }
}
