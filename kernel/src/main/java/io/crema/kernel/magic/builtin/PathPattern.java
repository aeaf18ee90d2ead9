package io.crema.kernel.magic.builtin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A path in which {@code *} stands for any characters of one name, {@code ?} for one, and {@code **} for any folders, one
 * within the other, or none; with a slash at its end it means all that is in the folder.
 *
 * @param fixed the part before the first name with a wildcard
 * @param names the names behind it, each with wildcards or without
 */
public record PathPattern(Path fixed, List<String> names) {
    public PathPattern {
        names = List.copyOf(names);
    }

    /** Reads a pattern; a relative one begins where the kernel runs. */
    public static PathPattern of(String text) {
        String whole = text.strip().replace('\\', '/');
        String[] parts = (whole.endsWith("/") ? whole + "*" : whole).split("/", -1);
        int wild = 0;
        while (wild < parts.length && !isWild(parts[wild])) {
            wild++;
        }
        String fixed = String.join("/", List.of(parts).subList(0, wild));
        boolean root = wild == 1 && fixed.isEmpty();
        if (parts[parts.length - 1].equals("**")) {
            // At the end it means whatever lies below.
            parts = (whole + "/*").split("/", -1);
        }
        return new PathPattern(Path.of(root ? "/" : fixed), List.of(parts).subList(wild, parts.length));
    }

    /** What is there, in alphabetical order, as absolute paths; a path without wildcards even if it is not there. */
    public List<Path> matches() {
        List<Path> found = List.of(fixed.toAbsolutePath().normalize());
        for (String name : names) {
            found = found.stream().flatMap(folder -> inside(folder, name)).toList();
        }
        return found;
    }

    private static Stream<Path> inside(Path folder, String name) {
        if (!isWild(name)) {
            return Stream.of(folder.resolve(name)).filter(Files::exists);
        }
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        if (name.equals("**")) {
            return foldersBelow(folder);
        }
        var found = new ArrayList<Path>();
        // Of a glob's signs only these two are ours.
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(folder, name.replaceAll("([\\[\\]{}])", "\\\\$1"))) {
            entries.forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
        return found.stream().sorted();
    }

    /** The folder, and all within it. */
    private static Stream<Path> foldersBelow(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static boolean isWild(String name) {
        return name.contains("*") || name.contains("?");
    }
}
