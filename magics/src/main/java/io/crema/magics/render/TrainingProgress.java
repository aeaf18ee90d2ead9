package io.crema.magics.render;

import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.Standing;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How far a training has come. Not for several threads. */
final class TrainingProgress {
    /** How much the newest step weighs in the loss that is shown; a single batch's loss jumps too much to be read. */
    private static final double NEWEST = 0.1;

    private final TrainingPlan plan;
    private final long startNanos;
    private final List<EpochReport> epochs = new ArrayList<>();
    private final List<Finding> findings;
    private int step;
    private int resumedAt;
    private double loss = Double.NaN;
    private long examples;
    private double stepSeconds;

    /** @param findings that were made, and will be */
    TrainingProgress(TrainingPlan plan, long startNanos, List<Finding> findings) {
        this.plan = plan;
        this.startNanos = startNanos;
        this.findings = findings;
    }

    void resumed(Standing standing) {
        epochs.addAll(standing.history());
        step = standing.steps();
        resumedAt = step;
    }

    void stepped(StepReport report) {
        step = report.step();
        loss = Double.isFinite(loss) ? loss + NEWEST * (report.loss() - loss) : report.loss();
        examples += report.examples();
        stepSeconds += report.seconds();
    }

    void validated(EpochReport epoch) {
        epochs.add(epoch);
    }

    TrainingPlan plan() {
        return plan;
    }

    List<EpochReport> epochs() {
        return List.copyOf(epochs);
    }

    /** What was noticed so far. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Steps taken. */
    int step() {
        return step;
    }

    /** The epoch that is under way, from 1; after the last, the last. */
    int epoch() {
        return Math.min(plan.epochs(), epochs.size() + 1);
    }

    /** The loss of the latest steps, smoothed, in nats; NaN before the first step. */
    double loss() {
        return loss;
    }

    /** Examples trained on per second of training, validation not counted; NaN before the first step. */
    double examplesPerSecond() {
        return stepSeconds > 0 ? examples / stepSeconds : Double.NaN;
    }

    /** Seconds until all planned epochs are trained, by the pace so far, validation included. */
    OptionalDouble secondsLeft(long nowNanos) {
        if (step == resumedAt) {
            return OptionalDouble.empty();
        }
        double elapsed = (nowNanos - startNanos) / 1e9;
        return OptionalDouble.of(elapsed / (step - resumedAt) * Math.max(0, plan.steps() - step));
    }
}
