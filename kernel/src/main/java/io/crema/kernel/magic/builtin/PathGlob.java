package io.crema.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A path in whose names {@code *} stands for any text and {@code ?} for any character; {@code **} for any folders, and a
 * slash at the end for folders alone.
 *
 * @param text as typed, relative to where the kernel runs or absolute
 */
public record PathGlob(String text) {
    private static final Pattern WILDCARD = Pattern.compile("[*?]");

    /**
     * What is there, absolute and in alphabetical order.
     *
     * @throws IOException if a folder cannot be read
     */
    public List<Path> matches() throws IOException {
        boolean foldersOnly = text.endsWith("/") || text.endsWith("\\");
        String pattern = foldersOnly ? text.substring(0, text.length() - 1) : text;
        List<Path> found = WILDCARD.matcher(pattern).find() ? expand(pattern) : existing(pattern);
        return found.stream()
                .filter(each -> !foldersOnly || Files.isDirectory(each))
                .toList();
    }

    private static List<Path> existing(String path) {
        Path absolute = Path.of(path).toAbsolutePath().normalize();
        return Files.exists(absolute) ? List.of(absolute) : List.of();
    }

    /** Walks from the last folder before the first wildcard, no deeper than the pattern reaches. */
    private static List<Path> expand(String pattern) throws IOException {
        String slashed = pattern.replace('\\', '/');
        String fixed = slashed.substring(
                0, WILDCARD.matcher(slashed).results().findFirst().orElseThrow().start());
        String base = fixed.substring(0, fixed.lastIndexOf('/') + 1);
        String rest = slashed.substring(base.length());
        Path start = Path.of(base.isEmpty() ? "." : base).toAbsolutePath().normalize();
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + escaped(rest));
        int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/", -1).length;
        var found = new ArrayList<Path>();
        try (Stream<Path> files = Files.walk(start, depth)) {
            files.filter(each -> matcher.matches(start.relativize(each))).forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    /** Brackets and braces mean something to a glob and nothing here. */
    private static String escaped(String pattern) {
        return pattern.replaceAll("([\\[\\]{}])", "\\\\$1");
    }
}
