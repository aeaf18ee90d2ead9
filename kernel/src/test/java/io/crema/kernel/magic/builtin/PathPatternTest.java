package io.crema.kernel.magic.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathPatternTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        for (String file : List.of("a.jar", "b.txt", "lib/c.jar", "lib/deep/d.jar", "lib/deep/e.txt")) {
            Path place = folder.resolve(file);
            Files.createDirectories(place.getParent());
            Files.createFile(place);
        }
    }

    private List<String> matches(String pattern) {
        return PathPattern.of(folder + "/" + pattern).matches().stream()
                .map(each -> folder.relativize(each).toString().replace('\\', '/'))
                .toList();
    }

    @Test
    void matchesWithinOneName() {
        assertEquals(List.of("a.jar"), matches("*.jar"));
        assertEquals(List.of("lib/c.jar"), matches("l?b/*.jar"));
        assertEquals(List.of("lib/c.jar", "lib/deep"), matches("lib/"));
    }

    @Test
    void matchesAcrossFoldersWithTwoStars() {
        assertEquals(List.of("a.jar", "lib/c.jar", "lib/deep/d.jar"), matches("**/*.jar"));
        assertEquals(List.of("lib/deep/d.jar"), matches("lib/**/deep/*.jar"));
        assertEquals(List.of("lib/c.jar", "lib/deep", "lib/deep/d.jar", "lib/deep/e.txt"), matches("lib/**"));
    }
}
