package io.crema.kernel.javadoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrarySourcesTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Runnable> waiting = new ArrayList<>();
    private final LibrarySources sources = new LibrarySources(waiting::add);

    @Test
    void takesTheSourcesThatLieBesideAJar() throws IOException {
        Path beside = Files.createFile(folder.resolve("box-1.0-sources.jar"));
        Path jar = folder.resolve("box-1.0.jar");
        sources.promise(jar, () -> Optional.of(folder.resolve("fetched.jar")));

        assertEquals(Optional.of(beside), sources.of(jar));
        assertEquals(List.of(), waiting);
    }

    @Test
    void takesThePagesWhereThereAreNoSources() throws IOException {
        Path pages = Files.createFile(folder.resolve("box-1.0-javadoc.jar"));
        Path jar = folder.resolve("box-1.0.jar");

        assertEquals(Optional.of(pages), sources.of(jar));

        Path beside = Files.createFile(folder.resolve("box-1.0-sources.jar"));
        assertEquals(Optional.of(beside), sources.of(jar));
    }

    @Test
    void fetchesOthersOnceAndInTheBackground() {
        Path jar = folder.resolve("box-1.0.jar");
        Path fetched = folder.resolve("fetched.jar");
        sources.promise(jar, () -> Optional.of(fetched));

        assertEquals(Optional.empty(), sources.of(jar));
        assertEquals(Optional.empty(), sources.of(jar));
        assertEquals(1, waiting.size());

        waiting.get(0).run();
        assertEquals(Optional.of(fetched), sources.of(jar));
    }

    @Test
    void hasNoneOfALibraryOfWhichNobodyKnows() {
        assertEquals(Optional.empty(), sources.of(folder.resolve("strange.jar")));
        assertEquals(Optional.empty(), sources.of(folder.resolve("classes")));
        assertEquals(List.of(), waiting);
    }
}
