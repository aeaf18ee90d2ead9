package io.crema.kernel.magic;

import java.util.List;
import java.util.function.Function;

/** A piece of a cell, in the order in which the pieces run. */
public sealed interface CellPart {

    /** The magics in it, in their order. */
    List<MagicCall> calls();

    /**
     * Java.
     *
     * @param text exactly as typed
     * @param start its UTF-16 offset in the cell
     * @param line the line of the cell on which it begins, counted from 1
     * @param magics the magics inside it, such as one in a loop's body, in their order
     */
    record Code(String text, int start, int line, List<Embedded> magics) implements CellPart {
        public Code {
            magics = List.copyOf(magics);
        }

        @Override
        public List<MagicCall> calls() {
            return magics.stream().map(Embedded::call).toList();
        }

        /**
         * The text with each magic replaced by a Java expression, and nothing moved to another line.
         *
         * @param expression makes the Java that runs a call, on one line and without a semicolon
         */
        public String withMagicsAs(Function<MagicCall, String> expression) {
            var java = new StringBuilder();
            int done = 0;
            for (Embedded magic : magics) {
                String typed = text.substring(magic.start(), magic.end());
                java.append(text, done, magic.start())
                        .append(expression.apply(magic.call()))
                        .append(';')
                        .append("\n".repeat((int)
                                typed.chars().filter(c -> c == '\n').count()));
                done = magic.end();
            }
            return java.append(text, done, text.length()).toString();
        }
    }

    /**
     * A magic within a piece of Java.
     *
     * @param start the offset of its {@code %} in the Java's text
     * @param end the offset behind it in the Java's text
     */
    record Embedded(int start, int end, MagicCall call) {}

    /** A magic on a line of its own, which may be assigned to a variable: {@code var r = %name}. */
    record LineMagic(MagicCall call) implements CellPart {
        @Override
        public List<MagicCall> calls() {
            return List.of(call);
        }
    }

    /**
     * A line that asks what a name is: {@code list?} or {@code ?java.util.List}.
     *
     * @param name a Java name, with dots or without, or a magic's with its {@code %}
     * @param detailed whether it is asked with two marks, so that more is to be told
     */
    record Question(String name, boolean detailed) implements CellPart {
        @Override
        public List<MagicCall> calls() {
            return List.of();
        }
    }

    /** A magic that takes the rest of the cell. */
    record CellMagic(MagicCall call) implements CellPart {
        @Override
        public List<MagicCall> calls() {
            return List.of(call);
        }
    }
}
