package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.CompiledModule;
import java.util.List;

/** A model with weights of its own that a strategy may move. */
public interface Trainable extends AutoCloseable {

    /** The body below the head. */
    Body backbone();

    /** What it is made of; {@link #weights()} has the same order. */
    Network network();

    /** The weights themselves, not copies. They stay this model's. */
    List<NDArray> weights();

    /** What is added to the body's layers; {@link Lora#NONE} unless it was adapted. */
    Lora lora();

    /** Whether a weight is a new head's, which learns whatever the body does. */
    default boolean isHead(String weightName) {
        return !backbone().owns(weightName);
    }

    /** The compiled network over {@link #weights()}. It stays this model's. */
    CompiledModule module();

    /** How many numbers it is. */
    default long parameterCount() {
        return Weights.count(network().parameters());
    }

    @Override
    void close();
}
