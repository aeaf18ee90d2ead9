package io.crema.finetune.train;

import io.crema.finetune.strategy.Trainee;
import java.io.IOException;

/** Keeps what a training goes on from when its process has ended. Told on the training's own thread. */
public interface Checkpoints {

    /** Why a training tells where it stands. */
    enum Moment {
        /** A step was taken. */
        STEP,
        /** An epoch has ended and was validated. */
        EPOCH,
        /** It was stopped, and may go on. */
        STOPPED,
        /** There is nothing left to train. */
        FINISHED
    }

    /**
     * A training stands somewhere. Not every such place need be kept.
     *
     * @param trainee with the weights of now
     * @throws IOException if it should be kept and cannot be; the training goes on without
     */
    void reached(Moment moment, Standing standing, Trainee trainee) throws IOException;

    /** The most steps that may be taken before it is told again, at least 1. */
    default int stepsBetween() {
        return Integer.MAX_VALUE;
    }

    /** Keeps nothing. */
    Checkpoints NONE = (moment, standing, trainee) -> {};
}
