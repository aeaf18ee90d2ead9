package io.crema.kernel.magic;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One word of a magic's arguments, its quotes taken off and its Java not yet evaluated.
 *
 * @param pieces what it is made of, in order
 * @param bareStart whether its first character stood without quotes, so that a leading {@code -} makes it an option
 * @param start its UTF-16 offset in the text of the arguments
 * @param end the offset behind it
 */
record Token(List<Piece> pieces, boolean bareStart, int start, int end) {
    Token {
        pieces = List.copyOf(pieces);
    }

    /** A part of a word. */
    sealed interface Piece {

        /** As a message shows it. */
        String shown();

        /** What it stands for. */
        Argument evaluated(Function<Java, Argument> evaluate);
    }

    /** Text that stands for itself. */
    record Text(String text) implements Piece {
        @Override
        public String shown() {
            return text;
        }

        @Override
        public Argument evaluated(Function<Java, Argument> evaluate) {
            return Argument.of(text);
        }
    }

    /**
     * Java whose value stands here.
     *
     * @param java the expression
     * @param source as it was typed, with its dollar sign or its braces
     */
    record Java(String java, String source) implements Piece {
        @Override
        public String shown() {
            return source;
        }

        @Override
        public Argument evaluated(Function<Java, Argument> evaluate) {
            return evaluate.apply(this);
        }
    }

    /** The text before the first expression: where an option's name or a key stands. */
    String leadingText() {
        return !pieces.isEmpty() && pieces.get(0) instanceof Text first ? first.text() : "";
    }

    /** The word without its first characters, which stood in {@link #leadingText()}. */
    Token from(int length) {
        String rest = leadingText().substring(length);
        List<Piece> others = pieces.subList(1, pieces.size());
        List<Piece> all = rest.isEmpty()
                ? others
                : Stream.concat(Stream.<Piece>of(new Text(rest)), others.stream())
                        .toList();
        return new Token(all, false, start + length, end);
    }

    /** Whether the word is one expression and nothing else, so that its object is passed as it is. */
    boolean isOneExpression() {
        return pieces.size() == 1 && pieces.get(0) instanceof Java;
    }

    List<String> expressions() {
        return pieces.stream()
                .filter(Java.class::isInstance)
                .map(piece -> ((Java) piece).java())
                .toList();
    }

    /** The word as a message shows it, the Java in it as typed. */
    String shown() {
        return pieces.stream().map(Piece::shown).collect(Collectors.joining());
    }

    /** The word with the values of its Java in their places; an expression that stands alone keeps its object. */
    Argument evaluated(Function<Java, Argument> evaluate) {
        if (isOneExpression()) {
            return pieces.get(0).evaluated(evaluate);
        }
        return Argument.of(
                pieces.stream().map(piece -> piece.evaluated(evaluate).text()).collect(Collectors.joining()));
    }
}
