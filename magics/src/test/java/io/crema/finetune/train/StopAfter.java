package io.crema.finetune.checkpoint;

import io.crema.finetune.model.Progress;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingListener;

/** Cancels after some steps. */
final class StopAfter implements TrainingListener, Progress {
    private final int steps;
    private int taken;

    StopAfter(int steps) {
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
