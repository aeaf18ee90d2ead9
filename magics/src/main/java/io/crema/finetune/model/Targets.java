package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** What is to be learned of examples, by row. */
public interface Targets {

    /** How many examples. */
    int size();

    /** What some rows weigh in a mean loss over more of them. */
    default double weight(int[] rows) {
        return rows.length;
    }

    /** Says which batches will be asked for next, as {@link Inputs#begin} does. */
    default void beginTargets(Epoch epoch) {}

    /** The targets of some rows as {@code loss} takes them, the first axis being the examples; the manager owns it. */
    NDArray of(int[] rows, NDManager manager);
}
