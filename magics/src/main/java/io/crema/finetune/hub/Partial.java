package io.crema.finetune.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is coming: {@code <blob>.incomplete}, which stays when the download breaks off, and on which the next goes
 * on. While one download has it, another of the same file has one of its own that does not stay.
 */
final class Partial implements AutoCloseable {
    private static final String SUFFIX = ".incomplete";

    private final Path path;
    private final boolean shared;
    private final FileChannel lock;
    private final FileChannel content;

    private Partial(Path path, boolean shared, FileChannel lock) throws IOException {
        this.path = path;
        this.shared = shared;
        this.lock = lock;
        this.content =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /**
     * Opens it with what is there of it.
     *
     * @param lock a file that downloads of the same blob lock
     */
    static Partial of(Path blob, Path lock) throws IOException {
        Files.createDirectories(blob.getParent());
        Files.createDirectories(lock.getParent());
        FileChannel locked = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            boolean mine = isMine(locked);
            String other = "." + UUID.randomUUID().toString().substring(0, 8);
            Path path = blob.resolveSibling(blob.getFileName() + (mine ? "" : other) + SUFFIX);
            return new Partial(path, mine, locked);
        } catch (IOException e) {
            locked.close();
            throw e;
        }
    }

    @SuppressWarnings("UnusedVariable") // the lock lasts as long as its channel
    private static boolean isMine(FileChannel channel) throws IOException {
        try {
            var lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /** How much a download of a blob would find of it. */
    static long sizeFor(Path blob) throws IOException {
        Path path = blob.resolveSibling(blob.getFileName() + SUFFIX);
        return Files.exists(path) ? Files.size(path) : 0;
    }

    Path path() {
        return path;
    }

    long size() throws IOException {
        return content.size();
    }

    void append(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            content.write(bytes);
        }
    }

    void empty() throws IOException {
        content.truncate(0);
    }

    /** Moves it where the whole file belongs: who sees it there sees all of it, whatever happens. */
    void complete(Path blob) throws IOException {
        content.force(true);
        content.close();
        Files.move(path, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        try {
            content.close();
            if (!shared || isEmpty()) {
                Files.deleteIfExists(path);
            }
        } finally {
            lock.close();
        }
    }

    private boolean isEmpty() throws IOException {
        return Files.exists(path) && Files.size(path) == 0;
    }
}
