package io.crema.finetune;

import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.Standing;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells several listeners of one training, and who comes late what there was. For several threads. */
final class Broadcast implements TrainingListener {
    private final List<TrainingListener> listeners = new ArrayList<>();
    private final List<EpochReport> epochs = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable TrainingPlan plan;
    private @Nullable StepReport lastStep;
    private @Nullable Consumer<TrainingListener> end;

    synchronized void attach(TrainingListener listener) {
        TrainingPlan planned = plan;
        if (planned != null) {
            listener.started(planned);
            StepReport step = lastStep;
            if (step != null) {
                listener.resumed(new Standing(epochs.size() + 1, 0, step.step(), 0, 0, epochs, 0));
            }
        }
        findings.forEach(listener::finding);
        if (end != null) {
            end.accept(listener);
        }
        listeners.add(listener);
    }

    synchronized void detach(TrainingListener listener) {
        listeners.remove(listener);
    }

    synchronized Optional<TrainingPlan> plan() {
        return Optional.ofNullable(plan);
    }

    synchronized Optional<StepReport> lastStep() {
        return Optional.ofNullable(lastStep);
    }

    synchronized List<EpochReport> epochs() {
        return List.copyOf(epochs);
    }

    @Override
    public synchronized void started(TrainingPlan planned) {
        plan = planned;
        listeners.forEach(each -> each.started(planned));
    }

    @Override
    public synchronized void resumed(Standing standing) {
        epochs.addAll(standing.history());
        listeners.forEach(each -> each.resumed(standing));
    }

    @Override
    public synchronized void step(StepReport step) {
        lastStep = step;
        listeners.forEach(each -> each.step(step));
    }

    @Override
    public synchronized void epoch(EpochReport epoch) {
        epochs.add(epoch);
        listeners.forEach(each -> each.epoch(epoch));
    }

    @Override
    public synchronized void finding(Finding finding) {
        findings.add(finding);
        listeners.forEach(each -> each.finding(finding));
    }

    @Override
    public synchronized void ended(TrainingLoop.Outcome outcome) {
        end = listener -> listener.ended(outcome);
        listeners.forEach(end);
    }
}
