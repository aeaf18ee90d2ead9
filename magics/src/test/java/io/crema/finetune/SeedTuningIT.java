package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.SeedTraining;
import io.crema.finetune.train.StopReason;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.train.TrainingPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small model trained from several seeds. */
final class SeedTuningIT {
    private static final Pretrained MODEL = Tiny.model();
    private static final SplitData DATA = Tiny.data(60);

    @TempDir
    Path folder;

    private static FineTuning tuning() {
        return FineTuning.of(MODEL).on(DATA).epochs(2).learningRate(1e-3);
    }

    @Test
    void givesTheBitsOfEachSeedAlone() {
        List<String> heard = new ArrayList<>();

        try (FineTunedSeeds seeds = tuning().seeds(3)
                        .listener((number, of, what) -> {
                            heard.add(number + " of " + of + ": " + what);
                            return TrainingListener.NONE;
                        })
                        .fit();
                FineTuned alone = tuning().seed(43).fit()) {
            assertEquals(List.of("1 of 3: seed 42", "2 of 3: seed 43", "3 of 3: seed 44"), heard);
            assertEquals(Tiny.bits(alone), Tiny.bits(seeds.run(43)));
            assertNotEquals(Tiny.bits(alone), Tiny.bits(seeds.run(42)));
            assertEquals(
                    scores(alone.outcome().history()),
                    scores(seeds.run(43).outcome().history()));
            assertEquals(DATA.validation().rows(), seeds.series().validationRows());
            assertEquals(3, seeds.scores().orElseThrow().scores().size());
            assertEquals(
                    seeds.series().median().orElseThrow().seed(),
                    seeds.median().provenance().seed());
            assertThrows(NoSuchElementException.class, () -> seeds.run(45));
        }
    }

    private static List<String> scores(List<EpochReport> history) {
        return history.stream()
                .map(epoch -> epoch.trainLoss() + " " + epoch.scores().loss())
                .toList();
    }

    @Test
    void keepsEveryRunWhereItCanBeGoneOnWith() {
        try (FineTunedSeeds seeds = tuning().checkpoints(folder).seeds(2).fit();
                FineTuned again = tuning().checkpoints(folder)
                        .seed(43)
                        .resume(folder.resolve("tiny-full-2"))
                        .fit()) {
            assertEquals(
                    List.of("tiny-full-1", "tiny-full-2"),
                    seeds.series().trainings().stream()
                            .map(SeedTraining::keptAs)
                            .toList());
            assertEquals(Tiny.bits(seeds.run(43)), Tiny.bits(again));
        }
    }

    @Test
    void keepsWhatWasTrainedUntilItIsStopped() {
        AtomicBoolean stop = new AtomicBoolean();
        Progress watching = new Progress() {
            @Override
            public boolean cancelled() {
                return stop.get();
            }
        };
        TrainingListener pressesStop = new TrainingListener() {
            @Override
            public void epoch(EpochReport epoch) {
                stop.set(true);
            }
        };

        try (FineTunedSeeds seeds = tuning().watchedBy(watching)
                .seeds(4)
                .listener((number, of, what) -> number == 2 ? pressesStop : TrainingListener.NONE)
                .fit()) {
            assertEquals(
                    List.of(StopReason.COMPLETED, StopReason.INTERRUPTED),
                    seeds.series().trainings().stream()
                            .map(SeedTraining::reason)
                            .toList());
            assertEquals(1, seeds.run(43).outcome().bestEpoch(), "the best of the one under way is kept");
            assertSame(seeds.run(42), seeds.median(), "only what was trained to its end is held against others");
            assertTrue(seeds.toString().contains("seed 42 alone"), seeds::toString);
        }
    }

    @Test
    void goesOnWithTheNextSeedWhereOneDiverges() {
        try (FineTunedSeeds seeds = tuning().learningRate(1e30).seeds(2).fit()) {
            assertEquals(
                    List.of(StopReason.DIVERGED, StopReason.DIVERGED),
                    seeds.series().trainings().stream()
                            .map(SeedTraining::reason)
                            .toList());
            assertTrue(seeds.scores().isEmpty());
            assertSame(seeds.runs().get(0), seeds.median());
        }
    }

    @Test
    void sharesItsTimeAmongTheSeeds() {
        try (FineTunedSeeds seeds =
                tuning().budget(Duration.ofHours(2)).seeds(2).fit()) {
            assertEquals(
                    Duration.ofHours(1),
                    seeds.run(42).provenance().hyperparameters().stopping().budget());
        }
    }

    @Test
    void multipliesWhatOneWouldTake() {
        SeedsDryRun dryRun = tuning().checkpoints(folder).seeds(12).dryRun();

        assertEquals(dryRun.one().time().multipliedBy(12), dryRun.time());
        TrainingPlan plan = dryRun.one().plan();
        assertEquals(12 * 2 * 4 * plan.trainableParameters(), dryRun.diskBytes());
        assertTrue(dryRun.toString().contains("\n12 seeds     one after another: about "), dryRun::toString);
        assertTrue(dryRun.toString().endsWith(" on disk"), dryRun::toString);
    }

    @Test
    void refusesOneSeedAndARunThatHasOne() {
        try (FineTuned run =
                tuning().strategy(Strategy.head()).checkpoints(folder).fit()) {
            Path kept = run.checkpoints().orElseThrow().path();

            assertThrows(IllegalArgumentException.class, () -> tuning().seeds(1));
            assertThrows(
                    IllegalArgumentException.class, () -> tuning().resume(kept).seeds(2));
        }
    }
}
