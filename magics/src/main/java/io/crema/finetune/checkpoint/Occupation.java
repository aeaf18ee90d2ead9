package io.crema.finetune.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process has a run, as a file that names it. A process that was killed lets go by being dead; the lock of an
 * operating system would be lost as soon as this very process looks at it a second time.
 */
record Occupation(Path file) {

    /** Takes the run for this process; false if a living one has it, be it this one. */
    boolean take() throws IOException {
        if (isTaken()) {
            return false;
        }
        Files.deleteIfExists(file); // whoever had it is dead
        try {
            Files.writeString(file, name(ProcessHandle.current()), StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException faster) {
            return false;
        }
    }

    /** Whether a living process has it. */
    boolean isTaken() {
        try {
            String owner = Files.readString(file);
            String number = owner.substring(0, Math.max(0, owner.indexOf(' ')));
            return number.matches("\\d{1,18}")
                    && ProcessHandle.of(Long.parseLong(number))
                            .map(process -> name(process).equals(owner))
                            .orElse(false);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look after " + file, e);
        }
    }

    /** Numbers of processes are used again; with the time of its start it is this one. */
    private static String name(ProcessHandle process) {
        Optional<Instant> start = process.info().startInstant();
        return process.pid() + " " + start.map(Instant::toString).orElse("unknown");
    }

    /** Lets others have it. */
    void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
