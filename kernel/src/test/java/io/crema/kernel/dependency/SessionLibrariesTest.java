package io.crema.kernel.dependency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.dependency.SessionLibraries.Addition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLibrariesTest {
    private static final Downloads UNHEARD = new Downloads() {
        @Override
        public void received(String file, long bytes, String repository) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    @TempDir
    private Path folder;

    private TestRepository repository;
    private SessionLibraries libraries;

    @BeforeEach
    void make() throws IOException {
        repository = new TestRepository(folder);
        libraries = new SessionLibraries(repository.maven());
        repository.library("org.test:leaf:1.0", "");
        repository.library("org.test:leaf:2.0", "");
    }

    @Test
    void keepsTheVersionThatCameFirst() throws Exception {
        Addition first = add("org.test:leaf:1.0");
        Addition second = add("org.test:leaf:2.0");
        Addition third = add("org.test:leaf:1.0");

        assertEquals(1, first.files().size());
        assertTrue(second.files().isEmpty());
        assertEquals("org.test:leaf:1.0", second.conflicts().get(0).stays().toString());
        assertEquals("org.test:leaf:2.0", second.conflicts().get(0).wanted().toString());
        assertTrue(third.files().isEmpty() && third.conflicts().isEmpty(), third.toString());
        assertEquals(1, third.present().size());
    }

    @Test
    void findsThePagesOfALibraryThatHasNoSources() throws IOException {
        libraries.addRepository(repository.repository());
        repository.jar("org.test:leaf:jar:javadoc:1.0", "", Map.of("some/Leaf.html", new byte[0]));
        repository.jar("org.test:leaf:jar:javadoc:2.0", "", Map.of("some/Leaf.html", new byte[0]));
        repository.jar("org.test:leaf:jar:sources:2.0", "", Map.of("some/Leaf.java", new byte[0]));

        assertTrue(sources("org.test:leaf:1.0").endsWith("leaf-1.0-javadoc.jar"));
        assertTrue(sources("org.test:leaf:2.0").endsWith("leaf-2.0-sources.jar"));
    }

    private Path sources(String coordinates) {
        return libraries.sources(Coordinates.parse(coordinates)).orElseThrow();
    }

    @Test
    void putsANewerVersionBehindALibraryOfTheKernelAndKeepsAnOlderOneAway() throws Exception {
        repository.library("org.slf4j:slf4j-api:0.1", "");

        repository.library("org.slf4j:slf4j-api:99.0", "");

        Addition older = add("org.slf4j:slf4j-api:0.1");
        Addition newer = add("org.slf4j:slf4j-api:99.0");

        assertTrue(older.files().isEmpty(), older.toString());
        assertTrue(older.conflicts().get(0).partOfKernel());
        assertEquals(1, newer.files().size(), newer.toString());
        assertTrue(newer.conflicts().get(0).partOfKernel());
    }

    @Test
    void replacesARepositoryOfTheSameId() {
        libraries.addRepository(new Repository("one", "file:///a"));
        libraries.addRepository(new Repository("one", "file:///b"));

        assertEquals(List.of(new Repository("one", "file:///b")), libraries.repositories());
    }

    private Addition add(String coordinates) throws DependencyException, IOException {
        String pom = PomText.of(List.of(Coordinates.parse(coordinates)), List.of());
        Path file = Files.writeString(folder.resolve("x.pom"), pom);
        return libraries.add(Request.of(file, List.of(repository.repository())), UNHEARD);
    }
}
