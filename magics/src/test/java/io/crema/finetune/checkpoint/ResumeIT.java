package io.crema.finetune.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.FineTuned;
import io.crema.finetune.FineTuning;
import io.crema.finetune.Tiny;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.engine.Sgd;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.StopAfter;
import io.crema.finetune.train.StopReason;
import io.crema.finetune.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainings that are stopped, killed and gone on with, beside the same without the pause: 4 epochs of 6 steps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumeIT {
    private static final SplitData DATA = Tiny.data(80);

    private final Pretrained model = Tiny.model();

    @TempDir
    Path runs;

    @AfterAll
    void close() {
        model.close();
    }

    static Stream<Strategy> strategies() {
        return Stream.of(
                Strategy.full(),
                Strategy.head(),
                Strategy.lora(4, 8),
                Strategy.gradual(),
                Strategy.bitfit(),
                Strategy.fewShot());
    }

    private FineTuning training(Strategy strategy) {
        return training(model, strategy);
    }

    static FineTuning training(Pretrained model, Strategy strategy) {
        return FineTuning.of(model)
                .on(DATA)
                .strategy(strategy)
                .epochs(4)
                .batchSize(8)
                .learningRate(3e-3)
                .patience(4)
                .seed(5);
    }

    /** All that a training comes to. */
    record Result(List<Integer> weights, List<List<Double>> history, int bestEpoch, int steps, StopReason reason) {
        static Result of(FineTuning training) {
            try (FineTuned run = training.fit()) {
                return new Result(
                        Tiny.bits(run),
                        run.outcome().history().stream().map(Result::numbers).toList(),
                        run.outcome().bestEpoch(),
                        run.outcome().steps(),
                        run.outcome().reason());
            }
        }

        private static List<Double> numbers(EpochReport epoch) {
            List<Double> numbers = new ArrayList<>(List.of(epoch.trainLoss(), epoch.validationLoss()));
            epoch.scores().all().forEach(score -> numbers.add(score.value()));
            return numbers;
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void goesOnToTheSameBitsWhereverItWasStopped(Strategy strategy) {
        Result whole = Result.of(training(strategy));

        for (int steps : new int[] {1, 6, 9}) {
            var stop = new StopAfter(steps);
            Result stopped = Result.of(
                    training(strategy).checkpoints(runs).listener(stop).watchedBy(stop));
            Path run = new RunsFolder(runs).runs().get(0).path();

            assertEquals(StopReason.INTERRUPTED, stopped.reason());
            assertEquals(whole, Result.of(training(strategy).resume(run)), "stopped after step " + steps);
        }
    }

    static Stream<UnaryOperator<Hyperparameters>> settings() {
        return Stream.of(
                before -> before.withRule(new Sgd(0.9, false)),
                before -> before.withAveraging(0.95, 1),
                before -> before.withAveraging(0, 2),
                before -> before.withBatchSize(4).withAccumulation(2));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void goesOnToTheSameBitsWithAllThatAnOptimiserRemembers(UnaryOperator<Hyperparameters> settings) {
        FineTuning training = training(Strategy.full()).with(settings);
        Result whole = Result.of(training);

        for (int steps : new int[] {12, 15}) {
            var stop = new StopAfter(steps);
            Result.of(training.checkpoints(runs).listener(stop).watchedBy(stop));
            Path run = new RunsFolder(runs).runs().get(0).path();

            assertEquals(whole, Result.of(training.resume(run)), "stopped after step " + steps);
        }
    }

    /** All three of the best count, also those that score the same, and their mean is another model. */
    @Test
    void averagesTheBestEpochsAsWithoutThePause() {
        FineTuning best = training(Strategy.full());
        FineTuning mean = best.with(before -> before.withAveraging(0, 3));
        Result whole = Result.of(mean);
        assertNotEquals(Result.of(best).weights(), whole.weights(), "the mean was taken");

        for (int steps : new int[] {7, 13, 18, 23, 24}) {
            var stop = new StopAfter(steps);
            Result.of(mean.checkpoints(runs).listener(stop).watchedBy(stop));
            Path run = new RunsFolder(runs).runs().get(0).path();

            assertEquals(whole, Result.of(mean.resume(run)), "stopped after step " + steps);
            assertEquals(whole, Result.of(mean.resume(run)), "it was finished before");
        }
    }

    @Test
    void goesOnAfterManyPauses() {
        Result whole = Result.of(training(Strategy.full()));

        var first = new StopAfter(4);
        Result.of(training(Strategy.full()).checkpoints(runs).listener(first).watchedBy(first));
        Path run = new RunsFolder(runs).runs().get(0).path();
        for (int pause = 0; pause < 4; pause++) {
            var stop = new StopAfter(4);
            Result.of(training(Strategy.full()).resume(run).listener(stop).watchedBy(stop));
        }

        assertEquals(whole, Result.of(training(Strategy.full()).resume(run)));
    }

    @Test
    void keepsTheLastAndTheBestAndNothingElse() throws Exception {
        var stop = new StopAfter(20);
        Result stopped = Result.of(training(Strategy.full())
                .checkpoints(runs)
                .checkpointEvery(Interval.steps(2))
                .listener(stop)
                .watchedBy(stop));

        RunFolder run = new RunsFolder(runs).runs().get(0);
        String best = String.format("best-%05d", stopped.bestEpoch());
        assertEquals(Set.of("run.json", "latest.json", "step-00000020-epoch-4", best), names(run.path()));
        assertEquals(20, run.standing().steps());
        assertFalse(run.isFinished());
        assertFalse(run.isOccupied());
    }

    private static Set<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** Memory decides how many examples are run at once, and there may be more of it, or less, when a run goes on. */
    @Test
    void goesOnInThePartsInWhichItBegan() {
        FineTuning inParts = training(Strategy.full()).with(before -> before.withAtOnce(4));
        Result whole = Result.of(inParts);
        var stop = new StopAfter(9);
        Result.of(inParts.checkpoints(runs).listener(stop).watchedBy(stop));
        Path run = new RunsFolder(runs).runs().get(0).path();

        Result resumed = Result.of(training(Strategy.full()).resume(run));

        assertEquals(whole, resumed);
    }

    @Test
    void isNotTrainedTwiceAtOnce() throws Exception {
        var stop = new StopAfter(3);
        Result.of(training(Strategy.full()).checkpoints(runs).listener(stop).watchedBy(stop));
        RunFolder run = new RunsFolder(runs).runs().get(0);

        try (Recorder other = RunsFolder.goOn(run, Interval.EPOCHS)) {
            assertTrue(other.run().isOccupied());
            CheckpointException refused = assertThrows(
                    CheckpointException.class, training(Strategy.full()).resume(run.path())::fit);

            assertEquals("the run tiny-full-1 is being trained already", refused.summary());
        }
        assertFalse(run.isOccupied());
    }

    @Test
    void givesAFinishedRunAgainWithoutTraining() {
        Result whole = Result.of(training(Strategy.full()).checkpoints(runs));
        RunFolder run = new RunsFolder(runs).runs().get(0);
        List<StepReport> steps = new ArrayList<>();

        Result again = Result.of(training(Strategy.full()).resume(run.path()).listener(new TrainingListener() {
            @Override
            public void step(StepReport step) {
                steps.add(step);
            }
        }));

        assertTrue(run.isFinished());
        assertEquals(whole, again);
        assertEquals(List.of(), steps);
    }

    @Test
    void namesEveryDifferenceFromTheRunThatItRefuses() {
        var stop = new StopAfter(3);
        Result.of(training(Strategy.full()).checkpoints(runs).listener(stop).watchedBy(stop));
        RunFolder run = new RunsFolder(runs).runs().get(0);

        FineTuning other = FineTuning.of(model)
                .on(Tiny.data(90))
                .strategy(Strategy.head())
                .epochs(4)
                .batchSize(4)
                .learningRate(3e-3)
                .patience(4)
                .seed(6)
                .resume(run.path());
        CheckpointException refused = assertThrows(CheckpointException.class, other::fit);

        String summary = refused.summary();
        assertTrue(summary.startsWith("the run tiny-full-1 is another one: data test hash was "), summary);
        assertTrue(summary.contains("hyperparameters batching size was 8 and is now 4"), summary);
        assertTrue(summary.contains("seed was 5 and is now 6"), summary);
        assertTrue(summary.contains("strategy was FullFineTune and is now LinearProbe"), summary);
        assertFalse(summary.contains("learning rate"), summary);
        assertFalse(summary.contains("model"), summary);
    }

    @ParameterizedTest
    @CsvSource({"full, 9", "head, 15", "lora, 13", "gradual, 10", "bitfit, 14", "fewshot, 11"})
    void goesOnAfterTheProcessWasKilled(String strategy, int killedAtStep) throws Exception {
        Result whole = Result.of(training(KilledTraining.strategy(strategy)));

        RunFolder run = KilledTraining.killed(strategy, killedAtStep, runs);

        assertFalse(run.isOccupied());
        assertTrue(run.standing().steps() >= killedAtStep - 2, () -> "stands at " + run.standing());
        assertTrue(run.standing().steps() < whole.steps(), "it was killed before it ended");
        assertEquals(
                whole, Result.of(training(KilledTraining.strategy(strategy)).resume(run.path())));
    }
}
