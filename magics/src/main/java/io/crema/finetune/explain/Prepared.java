package io.crema.finetune.explain;

import java.util.BitSet;
import java.util.List;

/**
 * An example ready to be explained.
 *
 * @param explained what people see of it
 * @param subject the same as numbers
 * @param whole what the model says of all of it
 * @param reduced what the model says with only some parts left; texts lose the words, pictures get their baseline
 */
record Prepared(Explained explained, Subject subject, Whole whole, Reduced reduced) {

    /** What a model says of an example. */
    @FunctionalInterface
    interface Whole {
        /** By label: probabilities, or a regression's numbers. */
        double[] meaning(ExplainedModel model);
    }

    /** What a model says of an example of which only some parts are left. */
    @FunctionalInterface
    interface Reduced {
        /** (choices, labels): probabilities, or a regression's numbers. */
        double[][] meaning(ExplainedModel model, List<BitSet> kept);
    }
}
