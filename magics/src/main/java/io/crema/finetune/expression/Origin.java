package io.crema.finetune.expression;

/** Where a tensor comes from. */
public sealed interface Origin {

    /** The tensor's name in another language. */
    String in(Notation notation);

    /** The graph's input of this index. */
    record Input(int index) implements Origin {
        @Override
        public String in(Notation notation) {
            return notation.input(index);
        }
    }

    /** The model's parameter of this index. */
    record Weight(int index) implements Origin {
        @Override
        public String in(Notation notation) {
            return notation.weight(index);
        }
    }

    /** The result of the graph's node of this index. */
    record Computed(int index) implements Origin {
        @Override
        public String in(Notation notation) {
            return notation.computed(index);
        }
    }
}
