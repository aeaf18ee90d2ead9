package io.crema.finetune.checkpoint;

import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.strategy.TraineeState;
import io.crema.finetune.train.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of one run. */
public record RunFolder(Path path) {
    static final String WEIGHTS = "weights.safetensors";
    static final String OPTIMIZER = "optimizer.safetensors";
    static final String REMEMBERED = "epochs.safetensors";
    static final String STANDING = "standing.json";
    private static final String DESCRIPTION = "run.json";
    private static final String LATEST = "latest.json";
    private static final String LOOKS = "looks.json";

    /** What a user calls it: {@code minilm-full-1}. */
    public String name() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /**
     * What it trains.
     *
     * @throws CheckpointException if it cannot be read
     */
    public RunDescription description() {
        return SafeFiles.readJson(path.resolve(DESCRIPTION), RunDescription.class);
    }

    void describe(RunDescription description) throws IOException {
        SafeFiles.writeJson(path.resolve(DESCRIPTION), description);
    }

    /** Whether this is the folder of a run at all. */
    public boolean isRun() {
        return Files.exists(path.resolve(DESCRIPTION));
    }

    /** Whether there is a checkpoint to go on from. */
    public boolean hasCheckpoint() {
        return Files.exists(path.resolve(LATEST));
    }

    /**
     * Where it stands.
     *
     * @throws CheckpointException if there is no checkpoint, or it cannot be read
     */
    public Standing standing() {
        return SafeFiles.readJson(path.resolve(latest().last()).resolve(STANDING), Standing.class);
    }

    /** Whether there is nothing left to train. */
    public boolean isFinished() {
        return hasCheckpoint() && latest().finished();
    }

    Latest latest() {
        if (!hasCheckpoint()) {
            throw new CheckpointException(
                    "the run " + name() + " ended before its first checkpoint", "Train anew, without resuming");
        }
        return SafeFiles.readJson(path.resolve(LATEST), Latest.class);
    }

    void latest(Latest latest) throws IOException {
        SafeFiles.writeJson(path.resolve(LATEST), latest);
    }

    /**
     * Each time that the run was judged on its test rows, the first first.
     *
     * @throws CheckpointException if the file that keeps them cannot be read
     */
    public List<TestLook> testLooks() {
        Path file = path.resolve(LOOKS);
        return Files.exists(file)
                ? SafeFiles.readJson(file, Looks.class, "Delete it: the looks that it keeps are lost then")
                        .looks()
                : List.of();
    }

    /**
     * Keeps all looks, in place of those that were kept.
     *
     * @throws IOException if they cannot be written
     */
    public void keep(List<TestLook> looks) throws IOException {
        SafeFiles.writeJson(path.resolve(LOOKS), new Looks(looks));
    }

    /** What the file of looks holds. */
    record Looks(List<TestLook> looks) {
        Looks {
            looks = List.copyOf(looks);
        }
    }

    /**
     * Puts the tensors of the last checkpoint into a trainee that has just been made.
     *
     * @return where to go on
     * @throws CheckpointException if they are another model's or another strategy's
     */
    public Standing restore(Trainee trainee) {
        Latest latest = latest();
        Standing standing = standing();
        trainee.keep();
        int epoch = standing.batches() == 0 ? Math.max(1, standing.epoch() - 1) : standing.epoch();
        trainee.begin(epoch);
        TraineeState state = trainee.state();
        Path last = path.resolve(latest.last());
        TensorFile.readInto(last.resolve(WEIGHTS), state.weights());
        if (!latest.best().isEmpty()) {
            TensorFile.readInto(path.resolve(latest.best()).resolve(WEIGHTS), state.kept());
        }
        if (!latest.finished()) {
            TensorFile.readInto(last.resolve(OPTIMIZER), state.optimizer());
        }
        if (Files.exists(last.resolve(REMEMBERED))) {
            RememberedEpochs.read(last.resolve(REMEMBERED), state);
        }
        return standing;
    }

    Occupation occupation() {
        return new Occupation(path.resolve("lock"));
    }

    /** Whether some process trains it now. */
    public boolean isOccupied() {
        return occupation().isTaken();
    }

    /** What it takes on disk, in bytes; a file with two names is counted once. */
    public long bytes() {
        try {
            return SafeFiles.bytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot measure " + path, e);
        }
    }

    /** Deletes it. */
    public void delete() {
        try {
            SafeFiles.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
