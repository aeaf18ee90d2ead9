package io.crema.finetune.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder in which runs keep their checkpoints. It stays under a limit: what is beyond it goes, the oldest run first,
 * but never one that is being trained.
 *
 * @param limit in bytes
 */
public record RunsFolder(Path path, long limit) {

    /** Ten gigabytes. */
    private static final long USUAL_LIMIT = 10L * 1000 * 1000 * 1000;

    /** The folder, made when the first run begins, of ten gigabytes at most. */
    public RunsFolder(Path path) {
        this(path, USUAL_LIMIT);
    }

    /**
     * A new run: {@code minilm-full-1}, or the next number that is free.
     *
     * @throws IOException if the folder cannot be written to
     */
    public Recorder begin(RunDescription description, String name, Interval interval) throws IOException {
        Files.createDirectories(path);
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        for (int number = 1; ; number++) {
            var run = new RunFolder(path.resolve(plain + "-" + number));
            try {
                Files.createDirectory(run.path());
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            Recorder recorder = Recorder.of(run, interval);
            run.describe(description);
            return recorder;
        }
    }

    /**
     * Goes on with a run.
     *
     * @throws IOException if the folder cannot be written to
     * @throws CheckpointException if another training has it
     */
    public static Recorder goOn(RunFolder run, Interval interval) throws IOException {
        return Recorder.of(run, interval);
    }

    /** All runs, the latest first. */
    public List<RunFolder> runs() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(path)) {
            return folders.map(RunFolder::new)
                    .filter(RunFolder::isRun)
                    .sorted(Comparator.comparing(RunsFolder::touched).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the runs in " + path, e);
        }
    }

    private static FileTime touched(RunFolder run) {
        try {
            return Files.getLastModifiedTime(run.path());
        } catch (NoSuchFileException deletedMeanwhile) {
            return FileTime.fromMillis(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at the run in " + run.path(), e);
        }
    }

    /**
     * A run by its name here, or by the path of its folder.
     *
     * @throws CheckpointException if there is none
     */
    public RunFolder find(String nameOrPath) {
        var named = new RunFolder(path.resolve(nameOrPath)); // an absolute path stays what it is
        return named.isRun() ? named : at(Path.of(nameOrPath));
    }

    /**
     * The run of a folder.
     *
     * @throws CheckpointException if it is none
     */
    public static RunFolder at(Path folder) {
        var run = new RunFolder(folder);
        if (!run.isRun()) {
            throw new CheckpointException(
                    "there is no run in " + folder.toAbsolutePath(),
                    "Expected a folder with run.json, as training with checkpoints makes it");
        }
        return run;
    }

    /**
     * Deletes the oldest runs until all that are left fit into the limit; those being trained stay.
     *
     * @param kept stays, too
     * @return what was deleted
     */
    public List<String> makeRoom(RunFolder kept) {
        List<String> deleted = new ArrayList<>();
        long taken = 0;
        for (RunFolder run : runs()) {
            long bytes = run.bytes();
            if (taken + bytes > limit && !run.equals(kept) && !run.isOccupied()) {
                deleted.add(run.name());
                run.delete();
            } else {
                taken += bytes;
            }
        }
        return deleted;
    }
}
