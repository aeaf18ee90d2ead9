package io.crema.finetune.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Files that are there whole or not at all, also after the power failed. */
final class SafeFiles {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private SafeFiles() {}

    /** Writes a record as JSON, in place of what the file was. */
    static void writeJson(Path file, Record value) throws IOException {
        Path folder = parent(file);
        Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".part");
        try {
            Files.write(unfinished, JSON.writeValueAsBytes(value));
            sync(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(folder);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** @throws CheckpointException if the file is missing, or not what we write */
    static <T extends Record> T readJson(Path file, Class<T> type) {
        return readJson(file, type, "Train anew, without --resume");
    }

    /**
     * As above.
     *
     * @param mending what to do where the file is damaged, or cannot be read
     */
    static <T extends Record> T readJson(Path file, Class<T> type, String mending) {
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (JacksonException e) {
            throw new CheckpointException(file + " is damaged, or another version of Crema wrote it", mending, e);
        } catch (IOException e) {
            throw new CheckpointException("cannot read " + file + ": " + e.getMessage(), mending, e);
        }
    }

    /** Gives a folder that was written to its final name. */
    static void publish(Path unfinished, Path folder) throws IOException {
        syncFolder(unfinished);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(parent(folder));
    }

    /** A second name for a file that will not change; a copy, where the file system knows no such names. */
    static void link(Path existing, Path other) throws IOException {
        try {
            Files.createLink(other, existing);
        } catch (UnsupportedOperationException | FileSystemException e) { // the latter from Linux, of exFAT
            Files.copy(existing, other);
            sync(other);
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file system's root is no file of ours");
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A name lives in its folder, which is a file of its own to POSIX; other systems cannot open it as one. */
    private static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** What a folder takes, in bytes; a file with two names is counted once. */
    static long bytes(Path folder) throws IOException {
        Set<Object> counted = new HashSet<>();
        long[] sum = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Object key = attributes.fileKey();
                if (key == null || counted.add(key)) {
                    sum[0] += attributes.size();
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE; // a training may have deleted it since it was listed
            }
        });
        return sum[0];
    }

    /** Deletes a folder and all that is in it. */
    static void deleteIfExists(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
