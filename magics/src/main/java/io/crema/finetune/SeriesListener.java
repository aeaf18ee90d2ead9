package io.crema.finetune;

import io.crema.finetune.train.TrainingListener;

/** Hears of trainings that follow one another, on their own thread. */
@FunctionalInterface
public interface SeriesListener {
    /** Hears nothing. */
    SeriesListener NONE = (number, of, what) -> TrainingListener.NONE;

    /**
     * A training is about to begin.
     *
     * @param number which, counted from 1
     * @param of how many there are
     * @param what is trained, for people: {@code fold 3}
     * @return who hears of this training
     */
    TrainingListener next(int number, int of, String what);
}
