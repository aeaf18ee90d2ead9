package io.crema.kernel.dependency;

import static io.crema.kernel.dependency.TestRepository.dependency;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenTest {
    @TempDir
    private Path folder;

    private TestRepository repository;
    private final Recorded downloads = new Recorded();

    @BeforeEach
    void make() throws IOException {
        repository = new TestRepository(folder);
    }

    @Test
    void bringsWhatALibraryNeedsToo() throws Exception {
        repository.library("org.test:leaf:1.0", "");
        repository.library(
                "org.test:top:2.0",
                "<dependencies>" + dependency("org.test", "leaf", "1.0", "")
                        + dependency("org.test", "only-for-tests", "9", "<scope>test</scope>")
                        + dependency("org.test", "perhaps", "9", "<optional>true</optional>") + "</dependencies>");

        List<Artefact> found = resolve("org.test:top:2.0");

        assertEquals(List.of("org.test:top:2.0", "org.test:leaf:1.0"), names(found));
        assertTrue(found.stream().allMatch(each -> each.file().startsWith(repository.userHome())), found.toString());
        assertTrue(downloads.files.contains("top-2.0.jar from test"), downloads.files.toString());
    }

    @Test
    void choosesOneVersionWhenSeveralAreResolvedTogether() throws Exception {
        repository.library("org.test:leaf:1.0", "");
        repository.library("org.test:leaf:2.0", "");
        repository.library(
                "org.test:left:1", "<dependencies>" + dependency("org.test", "leaf", "1.0", "") + "</dependencies>");
        repository.library(
                "org.test:right:1", "<dependencies>" + dependency("org.test", "leaf", "2.0", "") + "</dependencies>");

        assertEquals(
                List.of("org.test:left:1", "org.test:leaf:1.0", "org.test:right:1"),
                names(resolve("org.test:left:1", "org.test:right:1")));
    }

    @Test
    void readsParentsPropertiesAndBoms() throws Exception {
        repository.library("org.test:leaf:3.1", "");
        repository.pom(
                "org.test:bom:pom:1",
                "<dependencyManagement><dependencies>" + dependency("org.test", "leaf", "${leaf.version}", "")
                        + "</dependencies></dependencyManagement>"
                        + "<properties><leaf.version>3.1</leaf.version></properties>");
        repository.pom(
                "org.test:parent:pom:1",
                "<dependencyManagement><dependencies>"
                        + dependency("org.test", "bom", "${bom.version}", "<type>pom</type><scope>import</scope>")
                        + "</dependencies></dependencyManagement><properties><bom.version>1</bom.version></properties>");
        Path pom = Files.writeString(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.test</groupId>"
                        + "<artifactId>parent</artifactId><version>1</version><relativePath/></parent>"
                        + "<artifactId>mine</artifactId><dependencies>" + dependency("org.test", "leaf", "", "")
                        + "</dependencies></project>");

        assertEquals(List.of("org.test:leaf:3.1"), names(resolve(request(pom))));
        assertEquals(
                List.of("org.test:leaf:3.1"),
                names(resolve(PomText.of(
                        List.of(Coordinates.parse("org.test:leaf")), List.of(Coordinates.parse("org.test:bom:1"))))));
    }

    @Test
    void looksInTheRepositoriesOfThePom() throws Exception {
        repository.library("org.test:leaf:1.0", "");
        String pom = PomText.around("<repository><id>mine</id><url>"
                + repository.folder().toUri() + "</url></repository>"
                + dependency("org.test", "leaf", "1.0", ""));

        List<Artefact> found = repository
                .maven()
                .resolve(Request.of(Files.writeString(folder.resolve("x.pom"), pom), List.of()), downloads);

        assertEquals(List.of("org.test:leaf:1.0"), names(found));
        assertTrue(downloads.files.contains("leaf-1.0.jar from mine"), downloads.files.toString());
    }

    @Test
    void takesOnlyTheScopesThatAreWanted() throws Exception {
        repository.library("org.test:plain:1", "");
        repository.library("org.test:tests:1", "");
        Path pom = Files.writeString(
                folder.resolve("x.pom"),
                PomText.around(dependency("org.test", "plain", "1", "")
                        + dependency("org.test", "tests", "1", "<scope>test</scope>")));

        assertEquals(List.of("org.test:plain:1"), names(resolve(request(pom))));
        assertEquals(List.of("org.test:tests:1"), names(resolve(request(pom).withScopes(Set.of("test")))));
    }

    @Test
    void bringsAClassifierAndLeavesPomsOut() throws Exception {
        repository.library("org.test:plain:1", "");
        repository.library("org.test:plain:jar:linux:1", "");
        repository.pom(
                "org.test:all:pom:1", "<dependencies>" + dependency("org.test", "plain", "1", "") + "</dependencies>");

        assertEquals(
                List.of("org.test:plain:jar:linux:1", "org.test:plain:1"),
                names(resolve("org.test:plain:jar:linux:1", "org.test:all:pom:1")));
    }

    @Test
    void namesEveryArtefactThatIsMissingAndWhereItWasLookedFor() {
        var failure = assertThrows(DependencyException.class, () -> resolve("org.test:absent:1", "org.test:missing:2"));

        assertEquals(2, failure.reasons().size(), failure.getMessage());
        String first = failure.reasons().get(0).reason();
        assertTrue(first.startsWith("org.test:absent:1 is not in test (file:"), first);
        assertTrue(first.contains(" nor in nothing (file:"), first);
        assertTrue(
                failure.hints().get(0).contains("%mavenRepo"), failure.hints().toString());
    }

    @Test
    void saysThatARangeIsEmpty() throws Exception {
        repository.library("org.test:leaf:1.0", "");
        repository.versions("org.test", "leaf", "1.0");

        assertEquals(List.of("org.test:leaf:1.0"), names(resolve("org.test:leaf:[1,2)")));
        var failure = assertThrows(DependencyException.class, () -> resolve("org.test:leaf:[2,3)"));

        assertTrue(
                failure.toString().contains("no version of org.test:leaf is within [2,3) in test"),
                failure.getMessage());
    }

    @Test
    void refusesAWrongChecksumUnlessItIsToldNotTo() throws Exception {
        repository.library("org.test:leaf:1.0", "");
        Path jar = repository.place(Coordinates.parse("org.test:leaf:1.0"), ".jar");
        Files.writeString(jar.resolveSibling("leaf-1.0.jar.sha1"), "0".repeat(40));
        Request request = request(write("org.test:leaf:1.0"));

        var failure = assertThrows(DependencyException.class, () -> resolve(request));

        assertTrue(failure.toString().contains("checksum"), failure.getMessage());
        assertTrue(
                failure.hints().get(0).contains("--any-checksum"),
                failure.hints().toString());
        assertEquals(List.of("org.test:leaf:1.0"), names(resolve(request.with(false, true))));
    }

    @Test
    void staysOfflineWhenItIsToldToOrTheSettingsSaySo() throws Exception {
        repository.library("org.test:leaf:1.0", "");
        Request request = request(write("org.test:leaf:1.0"));

        var told = assertThrows(DependencyException.class, () -> resolve(request.with(true, false)));
        repository.settings("<offline>true</offline>");
        var set = assertThrows(DependencyException.class, () -> resolve(request));

        String expected = "org.test:leaf:1.0 is not in the local repository, and Maven is offline";
        assertEquals(List.of(expected, expected), List.of(told.getMessage(), set.getMessage()));
    }

    @Test
    void needsNoRepositoryForWhatIsInTheLocalOne() throws Exception {
        repository.library("org.test:leaf:1.0", "");
        resolve("org.test:leaf:1.0");

        List<Artefact> found = resolve(request(write("org.test:leaf:1.0")).with(true, false));

        assertEquals(List.of("org.test:leaf:1.0"), names(found));
    }

    @Test
    void honoursMirrorsAndProfilesAndTheLocalRepositoryOfTheSettings() throws Exception {
        repository.library("org.test:leaf:1.0", "");
        Path local = folder.resolve("elsewhere");
        repository.settings("<localRepository>" + local + "</localRepository><mirrors><mirror><id>all</id><mirrorOf>*"
                + "</mirrorOf><url>" + repository.folder().toUri() + "</url></mirror></mirrors>");

        List<Artefact> found = repository.maven().resolve(Request.of(write("org.test:leaf:1.0"), List.of()), downloads);

        assertTrue(found.get(0).file().startsWith(local), found.toString());
        assertTrue(downloads.files.contains("leaf-1.0.jar from all"), downloads.files.toString());
    }

    @Test
    void stopsADownloadWhenTheUserDoes() throws Exception {
        repository.library("org.test:leaf:1.0", "");
        downloads.cancelled = true;

        var failure = assertThrows(DependencyException.class, () -> resolve("org.test:leaf:1.0"));

        assertTrue(failure.toString().contains("stop"), failure.getMessage());
    }

    @Test
    void saysWhatIsWrongWithAPomOrWithTheSettings() throws Exception {
        Path pom = Files.writeString(folder.resolve("x.pom"), "<project><dependencies></project>");
        var broken = assertThrows(DependencyException.class, () -> resolve(request(pom)));
        repository.settings("<mirrors>");
        var settings = assertThrows(DependencyException.class, () -> resolve("org.test:leaf:1.0"));

        assertTrue(broken.toString().contains("the POM cannot be used: "), broken.getMessage());
        assertTrue(settings.toString().contains("Maven cannot be set up: "), settings.getMessage());
    }

    @Test
    void resolvesTenCachedLibrariesInLessThanASecond() throws Exception {
        String[] ten =
                IntStream.range(0, 10).mapToObj(i -> "org.test:part" + i + ":1").toArray(String[]::new);
        for (String each : ten) {
            repository.library(each, "");
        }
        resolve(ten);
        var took = new ArrayList<Duration>();
        for (int time = 0; time < 3; time++) {
            long start = System.nanoTime();
            assertEquals(10, resolve(ten).size());
            took.add(Duration.ofNanos(System.nanoTime() - start));
        }

        // A busy machine is slow at times, a resolver that looks again for what it has each time.
        assertTrue(Collections.min(took).toMillis() < 1000, took.toString());
    }

    private List<Artefact> resolve(String... coordinates) throws DependencyException, IOException {
        return resolve(request(write(coordinates)));
    }

    private List<Artefact> resolve(String pom) throws DependencyException, IOException {
        if (!pom.startsWith("<")) {
            return resolve(new String[] {pom});
        }
        return resolve(request(Files.writeString(folder.resolve("x.pom"), pom)));
    }

    private List<Artefact> resolve(Request request) throws DependencyException {
        return repository.maven().resolve(request, downloads);
    }

    private Request request(Path pom) {
        return Request.of(pom, List.of(repository.repository()));
    }

    private Path write(String... coordinates) throws IOException {
        List<Coordinates> wanted =
                List.of(coordinates).stream().map(Coordinates::parse).toList();
        return Files.writeString(folder.resolve("wanted.pom"), PomText.of(wanted, List.of()));
    }

    private static List<String> names(List<Artefact> found) {
        return found.stream().map(each -> each.coordinates().toString()).toList();
    }

    /** Remembers what came from where. */
    private static final class Recorded implements Downloads {
        private final List<String> files = new ArrayList<>();
        private volatile boolean cancelled;

        @Override
        public synchronized void received(String file, long bytes, String from) {
            files.add(file + " from " + from);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }
}
