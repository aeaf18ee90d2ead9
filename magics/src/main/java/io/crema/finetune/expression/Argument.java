package io.crema.finetune.expression;

import java.util.List;

/** What an operator takes. */
public sealed interface Argument {

    /** This in another language. */
    String in(Notation notation);

    record Value(Tensor tensor) implements Argument {
        @Override
        public String in(Notation notation) {
            return tensor.origin().in(notation);
        }
    }

    record Real(double value) implements Argument {
        @Override
        public String in(Notation notation) {
            return notation.real(value);
        }
    }

    /** Several numbers, at least one. */
    record Reals(List<Double> values) implements Argument {
        public Reals {
            values = List.copyOf(values);
        }

        @Override
        public String in(Notation notation) {
            return notation.list(values.stream().map(notation::real).toList());
        }
    }

    record Whole(long value) implements Argument {
        @Override
        public String in(Notation notation) {
            return notation.whole(value);
        }
    }

    /** The lengths of several axes. */
    record Sizes(List<Dim> dims) implements Argument {
        public Sizes {
            dims = List.copyOf(dims);
        }

        @Override
        public String in(Notation notation) {
            return notation.list(dims.stream().map(dim -> dim.in(notation)).toList());
        }
    }

    /** The length of one axis. */
    record Size(Dim dim) implements Argument {
        @Override
        public String in(Notation notation) {
            return dim.in(notation);
        }
    }

    record Flag(boolean value) implements Argument {
        @Override
        public String in(Notation notation) {
            return notation.flag(value);
        }
    }

    /** Several tensors. */
    record Values(List<Tensor> tensors) implements Argument {
        public Values {
            tensors = List.copyOf(tensors);
        }

        @Override
        public String in(Notation notation) {
            return notation.list(
                    tensors.stream().map(tensor -> tensor.origin().in(notation)).toList());
        }
    }

    record Text(String value) implements Argument {
        @Override
        public String in(Notation notation) {
            return notation.text(value);
        }
    }

    /** An argument given by its name. */
    record Keyword(String name, Argument value) implements Argument {
        @Override
        public String in(Notation notation) {
            return notation.keyword(name, value.in(notation));
        }
    }
}
