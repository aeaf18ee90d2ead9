package io.crema.finetune.hub;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a cache has of one model: {@code refs/<revision>} with a commit in it, {@code snapshots/<commit>/<file>}, each a
 * relative link to {@code blobs/<etag>}.
 */
record CachedRepository(HubCache cache, RepositoryName name) {

    private Path folder() {
        return cache.folder().resolve(name.folder());
    }

    /** The commit that a revision was when it was last asked for; of a commit that is there, itself. */
    Optional<String> commit(String revision) throws IOException {
        Path ref = folder().resolve("refs").resolve(revision);
        if (Files.isRegularFile(ref)) {
            String commit = Files.readString(ref).strip();
            return Revision.isCommit(commit) ? Optional.of(commit) : Optional.empty();
        }
        Path snapshots = folder().resolve("snapshots");
        if (!revision.matches("[0-9a-f]{7,40}") || !Files.isDirectory(snapshots)) {
            return Optional.empty();
        }
        try (Stream<Path> commits = Files.list(snapshots)) {
            List<String> begun = commits.map(each -> each.getFileName().toString())
                    .filter(commit -> Revision.isCommit(commit) && commit.startsWith(revision))
                    .toList();
            return begun.size() == 1 ? Optional.of(begun.get(0)) : Optional.empty();
        }
    }

    Path snapshot(String commit) {
        return folder().resolve("snapshots").resolve(commit);
    }

    /** Whether a file of a commit is there, and not only a link to where it was. */
    boolean has(String commit, String file) {
        return Files.isRegularFile(snapshot(commit).resolve(file));
    }

    Path blob(String etag) {
        return folder().resolve("blobs").resolve(etag);
    }

    /** Where programs that bring the same file see each other. */
    Path lock(String etag) {
        return cache.folder().resolve(".locks").resolve(name.folder()).resolve(etag + ".lock");
    }

    /** Notes which commit a revision is, at once for all who read it. */
    void remember(String revision, String commit) throws IOException {
        if (revision.equals(commit) || commit(revision).equals(Optional.of(commit))) {
            return;
        }
        Path ref = folder().resolve("refs").resolve(revision);
        Files.createDirectories(ref.getParent());
        Path written = beside(ref);
        Files.writeString(written, commit);
        Files.move(written, ref, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Puts a blob that is there into a snapshot: as a link, or where there are none as the file itself.
     *
     * @param fresh whether nothing else can want the blob yet
     */
    void place(String etag, String commit, String file, boolean fresh) throws IOException {
        Path pointer = snapshot(commit).resolve(file);
        Path folder = Objects.requireNonNull(pointer.getParent(), "a file of a snapshot lies in a folder");
        Files.createDirectories(folder);
        if (Files.exists(pointer) && !Files.exists(blob(etag))) {
            return; // another has moved it there meanwhile
        }
        Path made = beside(pointer);
        if (!cache.links() || !linked(made, folder.relativize(blob(etag)))) {
            if (fresh) {
                Files.move(blob(etag), made);
            } else {
                Files.copy(blob(etag), made);
            }
        }
        Files.move(made, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean linked(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
            return true;
        } catch (UnsupportedOperationException | FileSystemException notHere) { // as on Windows without the right to
            Files.deleteIfExists(link);
            return false;
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(
                file.getFileName() + "." + UUID.randomUUID().toString().substring(0, 8) + ".tmp");
    }
}
