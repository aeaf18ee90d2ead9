package io.crema.finetune.train;

import io.crema.finetune.model.Progress;

/** Cancels after some steps. */
public final class StopAfter implements TrainingListener, Progress {
    private final int steps;
    private int taken;

    public StopAfter(int steps) {
        this.steps = steps;
    }

    @Override
    public void step(StepReport step) {
        taken++;
    }

    @Override
    public boolean cancelled() {
        return taken >= steps;
    }
}
