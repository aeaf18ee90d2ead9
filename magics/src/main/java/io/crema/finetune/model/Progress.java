package io.crema.finetune.model;

/** Hears how far a long computation is, and may end it. Called between batches, on the thread that computes. */
public interface Progress {

    /** Hears nothing and never ends anything. */
    Progress NONE = new Progress() {};

    /** So many of so many rows are done. */
    default void at(int done, int rows) {}

    /** Whether to stop, which ends in a {@link java.util.concurrent.CancellationException}. */
    default boolean cancelled() {
        return false;
    }

    /** Whether a training that is cancelled ends with the weights of its last step instead of the best epoch's. */
    default boolean keepsLast() {
        return false;
    }
}
