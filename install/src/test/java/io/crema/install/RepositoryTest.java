package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is handed on has to work anywhere, so no file of the project names a folder of the machine it was made on. */
final class RepositoryTest {
    private static final Set<String> GENERATED =
            Set.of("target", "node_modules", ".venv", ".git", ".ipynb_checkpoints");

    private static final int ENOUGH_TO_BELIEVE_THE_SCAN = 20;

    @Test
    void namesNoFolderOfThisMachine() throws IOException {
        var files = files();

        assertTrue(files.size() > ENOUGH_TO_BELIEVE_THE_SCAN, files::toString);
        assertEquals(List.of(), namesIn(files, Project.root()));
        assertEquals(List.of(), namesIn(files, Path.of(System.getProperty("user.home"))));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Project.root())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(
                                    Project.root().relativize(file).toString().split("[/\\\\]"))
                            .noneMatch(GENERATED::contains))
                    .toList();
        }
    }

    private static List<Path> namesIn(List<Path> files, Path folder) throws IOException {
        // as a path of its own, not as the end of a longer one
        var name = Pattern.compile("(?<![\\w.-])" + Pattern.quote(folder + "/"));
        var found = new ArrayList<Path>();
        for (var file : files) {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (name.matcher(text).find()) {
                found.add(file);
            }
        }
        return found;
    }
}
