package io.crema.finetune.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.FineTuning;
import io.crema.finetune.LanguageTuning;
import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.data.Split;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.TinyWriters;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.StopAfter;
import io.crema.finetune.train.StopReason;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainings of a language model that are stopped and gone on with, beside the same without the pause. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageResumeIT {
    private static final PromptSplit COUNTING = new PromptData(
                    "counting",
                    IntStream.range(0, 60)
                            .mapToObj(row -> TinyWriters.text(row % 20 + 10))
                            .toList(),
                    IntStream.range(0, 60)
                            .mapToObj(row -> TinyWriters.text(row % 20 + 11, row % 20 + 12))
                            .toList())
            .split(Split.stratified(.8, .1, .1));

    private final LanguageModel model = load();

    @TempDir
    Path runs;

    @AfterAll
    void close() {
        model.close();
    }

    static Stream<Strategy> strategies() {
        return Stream.of(Strategy.full(), Strategy.lora(4, 8).on("all-linear"), Strategy.gradual(), Strategy.bitfit());
    }

    private LanguageTuning training(Strategy strategy) {
        return training(model, strategy);
    }

    static LanguageModel load() {
        return TinyWriters.load("gpt2", 16);
    }

    static LanguageTuning training(LanguageModel model, Strategy strategy) {
        return FineTuning.of(model)
                .on(COUNTING)
                .strategy(strategy)
                .epochs(3)
                .batchSize(4)
                .learningRate(3e-3)
                .seed(5);
    }

    /** All that a training comes to. */
    record Result(List<List<Float>> weights, List<Double> losses, int bestEpoch, int steps, StopReason reason) {
        static Result of(LanguageTuning training) {
            try (TunedLanguageModel run = training.fit()) {
                return new Result(
                        run.model().weights().stream()
                                .map(weight -> floats(weight.toFloatArray()))
                                .toList(),
                        run.outcome().history().stream()
                                .flatMap(epoch -> Stream.of(epoch.trainLoss(), epoch.validationLoss()))
                                .toList(),
                        run.outcome().bestEpoch(),
                        run.outcome().steps(),
                        run.outcome().reason());
            }
        }

        private static List<Float> floats(float... values) {
            return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void goesOnToTheSameBitsWhereverItWasStopped(Strategy strategy) {
        Result whole = Result.of(training(strategy));

        for (int steps : new int[] {1, whole.steps() / 3, whole.steps() / 2 + 1}) {
            var stop = new StopAfter(steps);
            Result stopped = Result.of(
                    training(strategy).checkpoints(runs).listener(stop).watchedBy(stop));
            Path run = new RunsFolder(runs).runs().get(0).path();

            assertEquals(StopReason.INTERRUPTED, stopped.reason());
            assertEquals(steps, stopped.steps());
            assertEquals(whole, Result.of(training(strategy).resume(run)), "stopped after step " + steps);
        }
    }

    @Test
    void goesOnAfterTheProcessWasKilled() throws Exception {
        Result whole = Result.of(KilledTraining.writer(model));

        RunFolder run = KilledTraining.killed("writer", whole.steps() / 3, runs);

        assertTrue(run.standing().steps() < whole.steps(), "it was killed before it ended");
        assertEquals(whole, Result.of(KilledTraining.writer(model).resume(run.path())));
    }

    @Test
    void remembersTheLooksAtItsTestRowsWithoutCheckpoints() {
        try (TunedLanguageModel run = training(Strategy.bitfit()).epochs(1).fit()) {
            run.evaluate(COUNTING.test());
            run.evaluate(COUNTING.test());

            assertEquals(2, run.testLooks().size());
            assertEquals(run.testLooks(), run.provenance().testLooks());
        }
    }

    @Test
    void remembersTheLooksAtItsTestRowsWhenItIsOpenedAgain() {
        try (TunedLanguageModel run =
                training(Strategy.bitfit()).epochs(1).checkpoints(runs).fit()) {
            run.evaluate(COUNTING.validation());
            run.evaluate(COUNTING.test());
            Path folder = run.checkpoints().orElseThrow().path();
            try (TunedLanguageModel again =
                    training(Strategy.bitfit()).epochs(1).resume(folder).fit()) {
                again.evaluate(COUNTING.test());

                assertEquals(2, run.testLooks().size());
                assertEquals(run.testLooks(), again.testLooks());
                assertEquals(COUNTING.test().rows(), again.testLooks().get(0).rows());
            }
        }
    }

    @Test
    void refusesTheRunOfAnotherTraining() {
        var stop = new StopAfter(2);
        Result.of(training(Strategy.full()).checkpoints(runs).listener(stop).watchedBy(stop));
        RunFolder run = new RunsFolder(runs).runs().get(0);

        CheckpointException refused = assertThrows(
                CheckpointException.class, training(Strategy.full()).seed(6).resume(run.path())::fit);

        assertEquals("the run gpt2-full-1 is another one: seed was 5 and is now 6", refused.summary());
        assertFalse(run.isOccupied());
    }
}
