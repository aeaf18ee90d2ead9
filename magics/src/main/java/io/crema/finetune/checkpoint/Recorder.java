package io.crema.finetune.checkpoint;

import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.strategy.TraineeState;
import io.crema.finetune.train.Checkpoints;
import io.crema.finetune.train.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes a run's checkpoints: the last and the best, and no others. Has the run's folder until it is closed. */
public final class Recorder implements Checkpoints, AutoCloseable {
    private final RunFolder run;
    private final Interval interval;
    private Latest latest;
    private int recordedStep = -1;
    private long recordedAt = System.nanoTime();

    private Recorder(RunFolder run, Interval interval, Latest latest) {
        this.run = run;
        this.interval = interval;
        this.latest = latest;
    }

    /**
     * Begins, or goes on.
     *
     * @throws CheckpointException if another training has the run
     */
    static Recorder of(RunFolder run, Interval interval) throws IOException {
        if (!run.occupation().take()) {
            throw new CheckpointException(
                    "the run " + run.name() + " is being trained already", "Wait until it has ended, or stop it");
        }
        return new Recorder(run, interval, run.hasCheckpoint() ? run.latest() : new Latest("", "", false));
    }

    /** The run whose folder it is. */
    public RunFolder run() {
        return run;
    }

    @Override
    public void reached(Moment moment, Standing standing, Trainee trainee) throws IOException {
        boolean wanted = moment != Moment.STEP
                || interval.due(
                        standing.steps() - Math.max(0, recordedStep), Duration.ofNanos(System.nanoTime() - recordedAt));
        if (wanted && !isRecorded(standing)) {
            record(standing, trainee.state());
            recordedStep = standing.steps();
            recordedAt = System.nanoTime();
        }
        if (moment == Moment.FINISHED && !latest.last().isEmpty()) {
            finish();
        }
    }

    @Override
    public int stepsBetween() {
        return interval.steps() > 0 ? interval.steps() : Integer.MAX_VALUE;
    }

    /** The epoch is part of the name: after its last step, one may stand before its validation or behind. */
    private static String folderOf(Standing standing) {
        return String.format(Locale.ROOT, "step-%08d-epoch-%d", standing.steps(), standing.epoch());
    }

    private boolean isRecorded(Standing standing) {
        return latest.last().equals(folderOf(standing));
    }

    private void record(Standing standing, TraineeState state) throws IOException {
        deleteAllOthers(); // what a killed process or a full disk left would be in the way
        String last = folderOf(standing);
        publish(last, unfinished -> {
            TensorFile.write(unfinished.resolve(RunFolder.WEIGHTS), state.weights());
            TensorFile.write(unfinished.resolve(RunFolder.OPTIMIZER), state.optimizer());
            if (!state.remembered().isEmpty()) {
                RememberedEpochs.write(unfinished.resolve(RunFolder.REMEMBERED), state);
            }
            SafeFiles.writeJson(unfinished.resolve(RunFolder.STANDING), standing);
        });
        Latest newer = new Latest(last, best(standing, last, state), false);
        run.latest(newer);
        latest = newer;
        deleteAllOthers();
    }

    /** The folder of the best epoch's weights; they often are the last ones when that epoch has just ended. */
    private String best(Standing standing, String last, TraineeState state) throws IOException {
        int epoch = standing.bestEpoch();
        if (epoch == 0) {
            return "";
        }
        String best = String.format(Locale.ROOT, "best-%05d", epoch);
        if (!best.equals(latest.best())) {
            publish(best, unfinished -> {
                Path weights = unfinished.resolve(RunFolder.WEIGHTS);
                if (TensorFile.isSame(state.weights(), state.kept())) {
                    SafeFiles.link(run.path().resolve(last).resolve(RunFolder.WEIGHTS), weights);
                } else {
                    TensorFile.write(weights, state.kept());
                }
            });
        }
        return best;
    }

    /** What a folder is to have. */
    private interface Contents {
        void writeInto(Path folder) throws IOException;
    }

    /** Makes a folder that is there whole, or not at all. */
    private void publish(String name, Contents contents) throws IOException {
        Path unfinished = Files.createTempDirectory(run.path(), "unfinished-");
        try {
            contents.writeInto(unfinished);
            SafeFiles.publish(unfinished, run.path().resolve(name));
        } finally {
            SafeFiles.deleteIfExists(unfinished);
        }
    }

    /** Leaves the folders that count, and no others. */
    private void deleteAllOthers() throws IOException {
        List<Path> others;
        try (Stream<Path> folders = Files.list(run.path())) {
            others = folders.filter(Files::isDirectory)
                    .filter(folder -> !latest.names(folder.getFileName().toString()))
                    .toList();
        }
        for (Path other : others) {
            SafeFiles.deleteIfExists(other);
        }
    }

    private void finish() throws IOException {
        Latest finished = new Latest(latest.last(), latest.best(), true);
        run.latest(finished);
        latest = finished;
        Files.deleteIfExists(run.path().resolve(finished.last()).resolve(RunFolder.OPTIMIZER));
    }

    /** Lets others have the run. */
    @Override
    public void close() {
        run.occupation().release();
    }
}
