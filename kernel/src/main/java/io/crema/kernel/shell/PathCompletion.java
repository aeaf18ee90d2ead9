package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Completion;
import io.crema.kernel.interpreter.Completion.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Completes the names of files, as seen from the folder that the kernel works in. */
final class PathCompletion {
    private PathCompletion() {}

    /**
     * The files that can be meant.
     *
     * @param typed the path as far as it is typed, with slashes
     * @param cursor where it ends in the cell
     */
    static Completion of(String typed, int cursor) {
        int nameStart = typed.lastIndexOf('/') + 1;
        String begun = typed.substring(nameStart);
        List<Candidate> candidates = files(typed.substring(0, nameStart)).stream()
                .filter(name -> name.startsWith(begun) && (!name.startsWith(".") || begun.startsWith(".")))
                .map(name -> new Candidate(name, "path", ""))
                .toList();
        return new Completion(cursor - begun.length(), cursor, candidates);
    }

    /** The names in a folder in alphabetical order, those of folders with a slash; none for what is no folder. */
    private static List<String> files(String folder) {
        Path path;
        try {
            path = Path.of(folder).toAbsolutePath();
        } catch (InvalidPathException e) {
            // What is typed in a string need not be a path.
            return List.of();
        }
        if (!Files.isReadable(path) || !Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + path, e);
        }
    }
}
