package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.checkpoint.RunsFolder;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.SingleLabel;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.KeptWeights;
import io.crema.finetune.train.Standing;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.StopReason;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Trainings on threads of their own, with dropout, so that every step draws from the engine's one generator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackgroundFineTuningIT {
    private static final List<String> TEXTS = List.of("the warm bread was lovely", "soup was awful");

    private final Pretrained model = Tiny.model();

    @AfterAll
    void close() {
        model.close();
    }

    private FineTuning training(Strategy strategy, int epochs) {
        return FineTuning.of(model)
                .on(Tiny.data(80))
                .strategy(strategy)
                .epochs(epochs)
                .patience(epochs)
                .batchSize(8)
                .learningRate(3e-3);
    }

    private static FineTuned awaited(BackgroundFineTuning training) throws InterruptedException, ExecutionException {
        return training.await(1, TimeUnit.MINUTES).orElseThrow();
    }

    @Test
    void givesTheBitsItGivesAloneWhateverElseRuns() throws Exception {
        List<Strategy> strategies = List.of(Strategy.full(), Strategy.lora(4, 8), Strategy.head());
        List<List<Integer>> alone = new ArrayList<>();
        for (Strategy strategy : strategies) {
            try (FineTuned run = training(strategy, 3).fit()) {
                alone.add(Tiny.bits(run));
            }
        }
        float[][] embedded = model.embed(TEXTS);

        List<BackgroundFineTuning> together = strategies.stream()
                .map(strategy -> BackgroundFineTuning.start(strategy.name(), training(strategy, 3)))
                .toList();
        int asked = 0;
        while (together.stream().anyMatch(BackgroundFineTuning::isRunning)) {
            assertArrayEquals(embedded, model.embed(TEXTS));
            asked++;
        }

        assertTrue(asked > 1, "it was asked while they trained");
        for (int i = 0; i < together.size(); i++) {
            try (FineTuned run = awaited(together.get(i))) {
                assertEquals(alone.get(i), Tiny.bits(run), together.get(i).name());
            }
        }
    }

    /** Hears everything, and lets a test wait for a step. */
    private static final class Heard implements TrainingListener {
        private final List<String> events = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch steps;

        Heard(int steps) {
            this.steps = new CountDownLatch(steps);
        }

        @Override
        public void started(TrainingPlan plan) {
            events.add("started");
        }

        @Override
        public void resumed(Standing standing) {
            events.add("resumed");
        }

        @Override
        public void step(StepReport step) {
            steps.countDown();
        }

        @Override
        public void epoch(EpochReport epoch) {
            events.add("epoch");
        }

        @Override
        public void ended(TrainingLoop.Outcome outcome) {
            events.add("ended " + outcome.reason());
        }
    }

    @Test
    void stopsAfterAStepAndKeepsWhatItIsToldTo() throws Exception {
        var training = BackgroundFineTuning.start("long", training(Strategy.full(), 10_000));
        var heard = new Heard(10);
        training.attach(heard);
        assertTrue(heard.steps.await(1, TimeUnit.MINUTES));

        training.stop(true);

        try (FineTuned run = awaited(training)) {
            assertFalse(training.isRunning());
            assertEquals(StopReason.INTERRUPTED, run.outcome().reason());
            assertEquals(new KeptWeights.OfLastStep(true), run.outcome().weights());
            assertEquals("ended INTERRUPTED", heard.events.get(heard.events.size() - 1));
        }
    }

    @Test
    void tellsAListenerThatComesLateWhatItHasMissed() throws Exception {
        var training = BackgroundFineTuning.start("short", training(Strategy.head(), 2));
        try (FineTuned run = awaited(training)) {
            var late = new Heard(1);

            training.attach(late);

            assertEquals(List.of("started", "resumed", "ended COMPLETED"), late.events);
            assertEquals(2, training.epochs().size());
            assertEquals("short: done", training.toString());
            assertEquals(StopReason.COMPLETED, run.outcome().reason());
        }
    }

    @Test
    void findsWhetherOneBatchCanBeLearned() {
        SelfCheck learns = training(Strategy.full(), 1).selfCheck();
        SelfCheck stands = training(Strategy.head(), 1).learningRate(1e-9).selfCheck();

        SelfCheck smoothed = training(Strategy.full(), 1)
                .objective(SingleLabel.PLAIN.smoothed(.3))
                .selfCheck();

        assertTrue(learns.passed(), learns::toString);
        assertTrue(smoothed.passed(), smoothed::toString);
        assertFalse(stands.passed(), stands::toString);
        assertTrue(
                stands.toString().startsWith("Self-check failed: the loss of one batch goes from"), stands::toString);
    }

    @Test
    void saysWhyItFailed() {
        var training = BackgroundFineTuning.start(
                "failing", training(Strategy.full(), 1).checkpoints(Path.of("pom.xml")));

        assertThrows(ExecutionException.class, () -> training.await(1, TimeUnit.MINUTES));

        assertTrue(String.valueOf(training.failure().orElseThrow().getMessage())
                .startsWith("checkpoints cannot be kept in pom.xml"));
    }

    /** A step awaited, a checkpoint kept, and no crash of the native side: ten thousand epochs are cut short. */
    @Test
    void letsTheProcessEndInTheMiddleOfATraining(@TempDir Path runs) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndedProcess.class.getName(),
                        runs.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertTrue(child.waitFor(1, TimeUnit.MINUTES));

        assertEquals(0, child.exitValue());
        RunFolder run = new RunsFolder(runs).runs().get(0);
        assertTrue(run.standing().steps() >= 20, () -> run.standing().toString());
        assertFalse(run.isFinished());
    }

    /** Ends its process while a training runs. */
    static final class EndedProcess {
        private EndedProcess() {}

        public static void main(String[] arguments) throws InterruptedException {
            FineTuning tuning = FineTuning.of(Tiny.model())
                    .on(Tiny.data(80))
                    .epochs(10_000)
                    .patience(10_000)
                    .batchSize(8)
                    .checkpoints(Path.of(arguments[0]));
            var training = BackgroundFineTuning.start("endless", tuning);
            var heard = new Heard(20);
            training.attach(heard);
            heard.steps.await();
            System.exit(0);
        }
    }
}
