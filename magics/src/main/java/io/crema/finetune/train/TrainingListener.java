package io.crema.finetune.train;

/** Hears of a training while it runs, on the training's own thread: be quick, and do not throw. */
public interface TrainingListener {

    /** Training is about to take its first step. */
    default void started(TrainingPlan plan) {}

    /** It goes on with what was stopped: the epochs before are these. Told after {@link #started}. */
    default void resumed(Standing standing) {}

    /** A step was taken. */
    default void step(StepReport step) {}

    /** An epoch has ended and was validated. */
    default void epoch(EpochReport epoch) {}

    /** Something was noticed that the user should know; of the data, before the first step. */
    default void finding(Finding finding) {}

    /** Training is over, for whatever reason. */
    default void ended(TrainingLoop.Outcome outcome) {}

    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};
}
