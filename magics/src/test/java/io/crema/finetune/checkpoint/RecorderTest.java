package io.crema.finetune.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.strategy.BestEpoch;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.strategy.TraineeState;
import io.crema.finetune.train.Checkpoints.Moment;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Scores;
import io.crema.finetune.train.Standing;
import io.crema.finetune.train.TrainingPlan;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    private static final Standing FIRST = new Standing(1, 2, 2, 1, 4, List.of(), 1);
    private static final Standing VALIDATED = new Standing(
            2,
            0,
            4,
            0,
            0,
            List.of(new EpochReport(
                    1, 0.5, new Scores(0.5, List.of(new Scores.Score("accuracy", 0.9, true))), true, 2)),
            2);

    private final Trainee trainee = new NothingLearned();

    @TempDir
    Path runs;

    private Recorder recorder;

    @BeforeEach
    void begin() throws IOException {
        var plan = new TrainingPlan("tiny", "full", 2, 4, 8, 2, 1, 1, "accuracy");
        var description = new RunDescription("2026-01-01T00:00:00Z", plan, Map.of(), Map.of());
        recorder = new RunsFolder(runs).begin(description, "tiny-full", Interval.EPOCHS);
    }

    private Path run() {
        return recorder.run().path();
    }

    private Set<String> folders() throws IOException {
        try (Stream<Path> files = Files.list(run())) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void goesOnKeepingWhereAKilledProcessHadNotPointedToWhatItPublished() throws IOException {
        recorder.reached(Moment.STOPPED, FIRST, trainee);
        for (String orphan : List.of("best-00001", "step-00000004-epoch-2", "unfinished-1234")) {
            Files.writeString(Files.createDirectory(run().resolve(orphan)).resolve("weights.safetensors"), "orphan");
        }
        recorder.close();

        try (Recorder again = RunsFolder.goOn(recorder.run(), Interval.EPOCHS)) {
            again.reached(Moment.EPOCH, VALIDATED, trainee);
        }

        assertEquals(Set.of("best-00001", "step-00000004-epoch-2"), folders());
        assertEquals(VALIDATED, recorder.run().standing());
        assertEquals(Map.of(), Safetensors.read(run().resolve("best-00001/weights.safetensors")));
    }

    @Test
    void leavesNothingHalfWrittenWhenACheckpointFails() throws IOException {
        Path inTheWay = Files.createFile(run().resolve("best-00001"));

        assertThrows(IOException.class, () -> recorder.reached(Moment.EPOCH, VALIDATED, trainee));

        assertEquals(Set.of("step-00000004-epoch-2"), folders());
        Files.delete(inTheWay);
        recorder.reached(Moment.EPOCH, VALIDATED, trainee);
        assertEquals(Set.of("best-00001", "step-00000004-epoch-2"), folders());
        assertEquals(VALIDATED, recorder.run().standing());
    }

    /** A trainee without weights: what is written is only where the training stands. */
    private static final class NothingLearned implements Trainee {
        @Override
        public TraineeState state() {
            return new TraineeState(Map.of(), Map.of(), Map.of(), List.of(new BestEpoch(0.9, List.of(new float[] {1, 2
            }))));
        }

        @Override
        public int size() {
            return 8;
        }

        @Override
        public int cost(int example) {
            return 1;
        }

        @Override
        public long trainableParameters() {
            return 0;
        }

        @Override
        public Optimizer.Step step(int[] examples, double learningRate, long seed) {
            return new Optimizer.Step(1, 1);
        }

        @Override
        public void keep() {}

        @Override
        public void restore() {}

        @Override
        public void close() {}
    }
}
