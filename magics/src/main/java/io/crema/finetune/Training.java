package io.crema.finetune;

import io.crema.finetune.checkpoint.Recorder;
import io.crema.finetune.checkpoint.RunDescription;
import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.train.Checkpoints;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.Guards;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.RateSweep;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import io.crema.finetune.train.Validation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/** Does with a lesson what was chosen: rehearses it, checks it, or trains. */
record Training<M extends Trainable>(Lesson<M> lesson, Choices choices) {

    /** What becomes of a copy that was trained. */
    interface Result<M, R> {
        R of(M trained, Course course, Provenance provenance);
    }

    private Hyperparameters hyperparameters() {
        return choices.hyperparameters(lesson.inputs().size());
    }

    private String watched(Hyperparameters hyperparameters) {
        return hyperparameters.stopping().watched(lesson.objective().scores());
    }

    private MemoryPlan withinMemory() {
        Hyperparameters asked = hyperparameters();
        OptionalInt before = choices.recording().atOnce();
        if (before.isPresent() && before.getAsInt() <= asked.batching().size()) {
            return MemoryPlan.of(lesson::footprint, asked.withAtOnce(before.getAsInt()), OptionalLong.empty());
        }
        return lesson.model().device().isCuda()
                ? MemoryPlan.of(lesson::footprint, asked, OptionalLong.empty()) // its memory is its own
                : MemoryPlan.of(lesson::footprint, asked);
    }

    private M copy(Hyperparameters hyperparameters) {
        return lesson.copy(hyperparameters.update().precision());
    }

    /** Says what training would take, from the shapes and from a few steps on a copy that is thrown away. */
    DryRun dryRun() {
        MemoryPlan memory = withinMemory();
        Hyperparameters hyperparameters = memory.hyperparameters();
        try (M copy = copy(hyperparameters)) {
            Rehearsal.Times times = new Rehearsal<>(lesson, hyperparameters).run(copy, choices);
            return new DryRun(
                    lesson.plan(copy, times.trainableParameters(), hyperparameters),
                    hyperparameters,
                    memory.footprint(),
                    memory.available().orElse(0),
                    times.stepSeconds(),
                    times.preparation(),
                    times.training());
        }
    }

    /** Sees whether one batch can be learned by heart, by a copy that is thrown away. */
    SelfCheck selfCheck() {
        Hyperparameters hyperparameters = hyperparameters();
        Lesson<M> exact = lesson.exact();
        try (M copy = exact.copy(hyperparameters.update().precision())) {
            return SelfCheck.of(exact, copy, choices, hyperparameters);
        }
    }

    /** Raises the learning rate from step to step, on a copy that is thrown away. */
    RateSweep findLearningRate(RateSweep.Rates rates) {
        Hyperparameters hyperparameters = withinMemory().hyperparameters();
        Progress progress = choices.progress();
        try (M copy = copy(hyperparameters);
                Trainee trainee = choices.strategy()
                        .applyTo(copy, lesson.examples(copy), choices.steering(hyperparameters), progress)) {
            return RateSweep.of(trainee, hyperparameters, rates, choices.seed(), progress);
        }
    }

    /** Sees in which precision steps are faster, on copies that are thrown away. */
    PrecisionChoice fasterPrecision() {
        return lesson.model().device().hasBfloat16()
                ? new PrecisionChoice(stepSeconds(Precision.FP32), stepSeconds(Precision.BF16))
                : PrecisionChoice.NOTHING_TO_MEASURE;
    }

    private double stepSeconds(Precision precision) {
        try (M copy = lesson.copy(precision)) {
            return new Rehearsal<>(lesson, hyperparameters()).run(copy, choices).stepSeconds();
        }
    }

    /**
     * Trains a copy. A batch that does not fit into memory is run in parts.
     *
     * @throws io.crema.finetune.checkpoint.CheckpointException if checkpoints cannot be kept, or the run that is to be
     *     resumed is another one
     * @throws FineTuningInterruptedException if it was stopped before there was anything to keep
     * @throws io.crema.finetune.strategy.DivergedException if a loss was no number before there was
     */
    <R> R fit(Result<M, R> result) {
        MemoryPlan memory = withinMemory();
        watched(memory.hyperparameters()); // a score that does not exist is said before anything is computed
        Provenance provenance = lesson.provenance(memory.hyperparameters());
        choices.recording().check(provenance.facts());
        M copy = copy(memory.hyperparameters());
        try {
            return result.of(copy, trained(copy, memory, provenance), provenance);
        } catch (CancellationException e) {
            copy.close();
            String where =
                    Objects.requireNonNullElse(e.getMessage(), "stopped before the first step: nothing was trained");
            throw new FineTuningInterruptedException(where);
        } catch (RuntimeException | Error e) { // an Error too: on JDK 17 a stopped cell ends in ThreadDeath
            copy.close();
            throw e;
        }
    }

    private Course trained(M copy, MemoryPlan memory, Provenance provenance) {
        Hyperparameters hyperparameters = memory.hyperparameters();
        Progress progress = choices.progress();
        try (Trainee trainee =
                choices.strategy().applyTo(copy, lesson.examples(copy), choices.steering(hyperparameters), progress)) {
            Validation validation = lesson.validation(copy, trainee, progress).watching(watched(hyperparameters));
            var guards = new Guards(choices.listener(), lesson.floor(validation), noticed(memory, copy));
            TrainingPlan plan = lesson.plan(copy, trainee.trainableParameters(), hyperparameters);
            Optional<Recorder> recorder = recorder(plan, provenance, guards);
            try {
                Checkpoints checkpoints =
                        recorder.<Checkpoints>map(each -> each).orElse(Checkpoints.NONE);
                var observers = new TrainingLoop.Observers(guards, progress, checkpoints);
                var loop = new TrainingLoop(trainee, validation, hyperparameters, choices.seed(), observers);
                Optional<RunFolder> resumed = choices.recording().resumed();
                TrainingLoop.Outcome outcome =
                        resumed.isPresent() ? loop.resume(plan, resumed.get().restore(trainee)) : loop.run(plan);
                return new Course(plan, outcome, guards.findings(), recorder.map(Recorder::run));
            } finally {
                recorder.ifPresent(Recorder::close);
            }
        }
    }

    /** What is known before the first step. */
    private List<Finding> noticed(MemoryPlan memory, M copy) {
        List<Finding> findings =
                new ArrayList<>(memory.findings(choices.strategy().together(copy)));
        choices.cache().trouble().map(Finding.FeaturesNotKept::new).ifPresent(findings::add);
        lesson.lengths()
                .filter(texts -> texts.cut() > 0)
                .map(Finding.TextsCut::new)
                .ifPresent(findings::add);
        return findings;
    }

    private Optional<Recorder> recorder(TrainingPlan plan, Provenance provenance, Guards guards) {
        var description =
                new RunDescription(Instant.now().toString(), plan, provenance.facts(), provenance.surroundings());
        String name = lesson.model().name() + "-" + choices.strategy().name();
        return choices.recording().open(description, name, guards);
    }
}
