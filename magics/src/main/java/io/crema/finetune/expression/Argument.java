package io.crema.finetune.expression;

import java.util.List;

/** What an operator takes. */
public sealed interface Argument {

    record Value(Tensor tensor) implements Argument {}

    record Real(double value) implements Argument {}

    record Whole(long value) implements Argument {}

    record Flag(boolean value) implements Argument {}

    record Sizes(List<Dim> dims) implements Argument {
        public Sizes {
            dims = List.copyOf(dims);
        }
    }

    /** The length of one axis. */
    record Size(Dim dim) implements Argument {}

    record Text(String value) implements Argument {}

    /** An argument left out. */
    record None() implements Argument {}

    /** An argument given by its name. */
    record Keyword(String name, Argument value) implements Argument {}
}
