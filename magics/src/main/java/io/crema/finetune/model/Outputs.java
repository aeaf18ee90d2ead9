package io.crema.finetune.model;

/** A model's outputs for examples that were named before, with the weights of now. */
@FunctionalInterface
public interface Outputs {

    /**
     * The outputs, (examples, outputs).
     *
     * @throws java.util.concurrent.CancellationException if cancelled between two batches
     */
    float[][] measure(Progress progress);
}
