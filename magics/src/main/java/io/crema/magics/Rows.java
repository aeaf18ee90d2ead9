package io.crema.magics;

import io.crema.finetune.check.DataCheck;
import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.kernel.magic.MagicException;
import java.util.Optional;

/** What the user calls data: rows that were divided, or rows still to be divided. */
sealed interface Rows {

    /** All rows. */
    LabelledData whole();

    /** All rows as Java has them, from the Java of the variable. */
    String wholeJava(String variable);

    /** These rows; of divided ones a part. */
    default LabelledData part(Part part) {
        return whole();
    }

    /** As {@link #part} is written in Java, from the Java of the variable. */
    default String partJava(String variable, Part part) {
        return wholeJava(variable);
    }

    /** A look at them. */
    DataCheck check();

    /** The parts; rows that were not divided are divided in the usual way. */
    SplitData parts();

    /** Rows that were divided. */
    record Divided(SplitData parts) implements Rows {
        @Override
        public LabelledData whole() {
            return parts.whole();
        }

        @Override
        public LabelledData part(Part part) {
            return part.of(parts);
        }

        @Override
        public String partJava(String variable, Part part) {
            return part.java(variable);
        }

        @Override
        public DataCheck check() {
            return DataCheck.of(parts);
        }

        @Override
        public String wholeJava(String variable) {
            return variable + ".whole()";
        }
    }

    /** Rows in folds; they have no parts until they are divided anew. */
    record Folded(FoldedData folds) implements Rows {
        @Override
        public LabelledData whole() {
            return folds.whole();
        }

        @Override
        public DataCheck check() {
            return DataCheck.of(folds);
        }

        @Override
        public String wholeJava(String variable) {
            return variable + ".whole()";
        }

        @Override
        public SplitData parts() {
            throw new MagicException(
                    "the data is divided into " + folds.folds().size()
                            + " folds, expected training, validation and test rows",
                    "Divide it anew: %split");
        }
    }

    /** Rows still to be divided. */
    record Undivided(LabelledData whole) implements Rows {
        @Override
        public DataCheck check() {
            return DataCheck.of(whole);
        }

        @Override
        public String wholeJava(String variable) {
            return variable;
        }

        @Override
        public SplitData parts() {
            return whole.split(usualSplit(whole));
        }
    }

    /** The value as rows, if it is any. */
    static Optional<Rows> of(Object value) {
        if (value instanceof SplitData parts) {
            return Optional.of(new Divided(parts));
        }
        if (value instanceof FoldedData folds) {
            return Optional.of(new Folded(folds));
        }
        return value instanceof LabelledData whole ? Optional.of(new Undivided(whole)) : Optional.empty();
    }

    /** How rows are divided when nothing else is said: a published test part is kept. */
    static Split usualSplit(LabelledData whole) {
        return whole.hasPublishedTest() ? Split.keepTest() : Split.stratified(.8, .1, .1);
    }

    /** The usual division as Java writes it. */
    static String usualSplitJava(LabelledData whole) {
        return whole.hasPublishedTest() ? "Split.keepTest()" : "Split.stratified(.8, .1, .1)";
    }
}
