package io.crema.kernel.dependency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRepositoryTest {
    @TempDir
    private Path folder = Path.of("");

    private LocalRepository repository = new LocalRepository(folder);

    @BeforeEach
    void fill() throws IOException {
        var files = new TestRepository(folder);
        for (String version : List.of("1.2", "1.10", "2.0-rc1")) {
            files.library("org.test:box:" + version, "");
        }
        files.library("org.test:bow:1", "");
        files.library("org.test.deep:well:1", "");
        files.library("orange:juice:1", "");
        Files.createDirectories(files.folder().resolve("org/test/box/3.0"));
        repository = new LocalRepository(files.folder());
    }

    @Test
    void goesOnWithGroupsPartByPart() {
        assertEquals(List.of("orange:", "org."), repository.completions("or"));
        assertEquals(List.of("org.test:"), repository.completions("org."));
        assertEquals(List.of("org.test.deep:"), repository.completions("org.test."));
    }

    @Test
    void goesOnWithTheArtefactsOfAGroup() {
        assertEquals(List.of("org.test:bow", "org.test:box"), repository.completions("org.test:b"));
    }

    @Test
    void goesOnWithTheVersionsThatHaveFilesTheNewestFirst() {
        assertEquals(
                List.of("org.test:box:2.0-rc1", "org.test:box:1.10", "org.test:box:1.2"),
                repository.completions("org.test:box:"));
        assertEquals(List.of("org.test:box:1.10", "org.test:box:1.2"), repository.completions("org.test:box:1."));
    }

    @Test
    void knowsNothingElse() {
        assertEquals(List.of(), repository.completions("com.example"));
        assertEquals(List.of(), repository.completions("org.test:none:"));
        assertEquals(List.of(), repository.completions("a:b:c:d"));
        assertEquals(List.of(), new LocalRepository(folder.resolve("none")).completions(""));
    }
}
