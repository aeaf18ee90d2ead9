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
        public String in(Notation notation) {
            return notation.whole(length);
        }

        @Override
        public String toString() {
            return Long.toString(length);
        }
    }

    /** An axis whose length a batch decides, such as {@code T}, the tokens of the longest text. */
    record Named(String name) implements Dim {
        @Override
        public String in(Notation notation) {
            return notation.axis(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The length in another language. */
    String in(Notation notation);

    /**
     * The axis that {@code size} means: an {@link Integer} or {@link Long} is a length, a {@link String} a name, a
     * {@link Dim} itself.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Dim of(Object size) {
        if (size instanceof Dim dim) {
            return dim;
        } else if (size instanceof Integer || size instanceof Long) {
            return new Fixed(((Number) size).longValue());
        } else if (size instanceof String name) {
            return new Named(name);
        }
        throw new IllegalArgumentException("an axis is a length or a name, not " + size);
    }

    /** Whether this is known to be the length. */
    default boolean is(long length) {
        return this instanceof Fixed fixed && fixed.length == length;
    }
}
