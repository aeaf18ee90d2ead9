package io.crema.finetune.train;

import io.crema.finetune.model.Progress;

/** Measures a model on examples that it is not trained on. */
@FunctionalInterface
public interface Validation {

    /**
     * Measures with the weights of now.
     *
     * @throws java.util.concurrent.CancellationException if cancelled in between
     */
    Scores measure(Progress progress);
}
