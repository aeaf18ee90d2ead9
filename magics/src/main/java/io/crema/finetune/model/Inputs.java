package io.crema.finetune.model;

import java.util.List;
import java.util.Optional;

/** Examples as a model takes them, by row. */
public interface Inputs {

    /** How many examples. */
    int size();

    /** What an example costs: its tokens, or 1 where all cost the same. */
    int cost(int row);

    /** What these are, by their content; empty if that cannot be told. */
    default Optional<String> fingerprint() {
        return Optional.empty();
    }

    /**
     * Some examples as arrays, in the order in which the {@linkplain Backbone#inputs backbone} takes them.
     *
     * @param rows which, in the order of the batch
     * @return to be closed by the caller
     */
    Batch batch(int... rows);

    /** How long these texts are, and how many were cut; empty for what is no text. */
    default Optional<TextLengths> lengths() {
        return Optional.empty();
    }

    /** What people should know of how these were read, a sentence each: what was cut off, missing or never seen before. */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * Whether every row is a vector of one length that never changes, so that all of them can lie in the engine's memory
     * as one matrix.
     */
    default boolean isMatrix() {
        return false;
    }

    /** Says which batches a training will ask for next; examples that are changed at random change with the epoch. */
    default void begin(Epoch epoch) {}
}
