package io.crema.kernel.magic.builtin;

import static io.crema.kernel.dependency.TestRepository.dependency;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.dependency.Repository;
import io.crema.kernel.dependency.SessionLibraries;
import io.crema.kernel.dependency.TestRepository;
import io.crema.kernel.magic.FakeContext;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicCall;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.Magics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryMagicsTest {
    private static final List<Magic> MAGICS = List.of(
            new MavenMagic(),
            new MavenRepoMagic(),
            new LoadFromPomMagic(),
            new JarsMagic(),
            new ClasspathMagic(),
            new LoadMagic());

    @TempDir
    private Path folder;

    private final FakeContext context = new FakeContext();
    private TestRepository repository;

    @BeforeEach
    void make() throws IOException {
        repository = new TestRepository(folder);
        repository.library("org.test:leaf:1.0", "");
        repository.library("org.test:leaf:2.0", "");
        repository.library("org.test:other:1.0", "");
        context.shared.put(SessionLibraries.class, new SessionLibraries(repository.maven()));
    }

    @Test
    void addsSeveralLibrariesUnderEachOfItsNames() throws Exception {
        useRepository();

        line("maven", "org.test:leaf:1.0 org.test:other:1.0");
        line("addMavenDependency", "org.test:leaf:1.0");
        line("addMavenDependencies", "org.test:leaf:1.0");

        assertEquals(List.of("leaf-1.0.jar", "other-1.0.jar"), added());
        String first = context.shown.get(0).plainText();
        assertTrue(
                first.matches("Added 2 libraries \\(.*downloaded\\): org.test:leaf:1.0, org.test:other:1.0."), first);
        assertEquals(
                "Nothing to add. 1 was there already.", context.shown.get(1).plainText());
    }

    @Test
    void warnsOfALibraryThatStaysInAnotherVersion() throws Exception {
        useRepository();

        line("maven", "org.test:leaf:1.0");
        line("maven", "org.test:leaf:2.0");

        assertEquals(List.of("leaf-1.0.jar"), added());
        assertEquals("""
                org.test:leaf:1.0 stays as it was added before; 2.0 was wanted
                For one version of everything, restart the kernel and name all in one %maven
                """, String.join("", context.warned));
    }

    @Test
    void looksWhereFromSays() throws Exception {
        line("maven", "--from " + repository.folder().toUri() + " org.test:leaf:1.0");
        useRepository();
        line("maven", "--from test org.test:other:1.0");

        assertEquals(List.of("leaf-1.0.jar", "other-1.0.jar"), added());
        assertEquals(List.of("test"), new MavenMagic().complete("--from", "", context));
    }

    @Test
    void saysWhyALibraryIsNotThereAndWhatToType() {
        var refusal = assertThrows(MagicException.class, () -> line("maven", "org.test:leaf:1.0"));

        assertTrue(
                refusal.toString().contains("%maven: org.test:leaf:1.0 is not in nothing (file:"), refusal.toString());
        assertTrue(refusal.hint().contains("%mavenRepo ID ADDRESS"), refusal.hint());
        assertTrue(context.classPath.isEmpty());
    }

    @Test
    void reportsEveryBadArgumentAtOnce() {
        var refusal = assertThrows(
                MagicException.class, () -> line("maven", "leaf org.test:leaf --from nowhere --bom nothing"));

        for (String part :
                List.of("\"leaf\" names no artefact", "no repository \"nowhere\"", "\"nothing\" names no artefact")) {
            assertTrue(refusal.toString().contains(part), refusal.toString());
        }
        assertThrows(MagicException.class, () -> line("mavenRepo", "id nowhere"));
        assertThrows(MagicException.class, () -> line("maven", ""));
    }

    @Test
    void takesTheVersionFromABom() throws Exception {
        useRepository();
        repository.pom(
                "org.test:bom:pom:1",
                "<dependencyManagement><dependencies>" + dependency("org.test", "leaf", "2.0", "")
                        + "</dependencies></dependencyManagement>");

        line("maven", "org.test:leaf --bom org.test:bom:1");

        assertEquals(List.of("leaf-2.0.jar"), added());
    }

    @Test
    void loadsFromAPomOnTheDiskAndFromOneInTheCell() throws Exception {
        useRepository();
        Path pom = Files.writeString(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId>"
                        + "<version>1</version><dependencies>"
                        + dependency("org.test", "leaf", "1.0", "<scope>test</scope>") + "</dependencies></project>");

        line("loadFromPOM", "'" + pom + "'");
        assertTrue(context.classPath.isEmpty());
        line("loadFromPOM", "'" + folder + "' test");
        cell("loadFromPOM", "", dependency("org.test", "other", "1.0", ""));

        assertEquals(List.of("leaf-1.0.jar", "other-1.0.jar"), added());
    }

    @Test
    void refusesAPomThatIsNotThereOrIsNoXmlOrAScopeThatIsNone() {
        assertThrows(MagicException.class, () -> line("loadFromPOM", folder + "/absent.xml"));
        assertThrows(MagicException.class, () -> cell("loadFromPOM", "", "<dependency>"));
        var refusal = assertThrows(MagicException.class, () -> cell("loadFromPOM", "compiled", "<dependency/>"));

        assertTrue(refusal.toString().contains("Did you mean compile?"), refusal.toString());
    }

    @Test
    void addsFilesThatPatternsFind() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        List<String> jars =
                List.of(lib.resolve("a.jar").toString(), lib.resolve("b.jar").toString());
        for (String jar : jars) {
            Files.createFile(Path.of(jar));
        }
        Files.createFile(lib.resolve("c.txt"));

        assertEquals(jars, line("jars", lib + "/*"));
        assertEquals(List.of(jars.get(1)), line("jars", lib + "/../lib/b.ja?"));
        assertEquals(List.of(lib.toString()), line("classpath", folder + "/li*"));
        assertEquals(jars, line("jars", lib + "/"));
        assertEquals(6, context.classPath.size());
        var refusal = assertThrows(MagicException.class, () -> line("jars", lib + "/*.zip"));
        assertTrue(refusal.toString().contains("/*.zip finds no jar"), refusal.toString());
    }

    @Test
    void runsASourceFileOrEachCellOfANotebook() throws Exception {
        Files.writeString(folder.resolve("one.jshell"), "int a = 1;");
        Files.writeString(
                folder.resolve("two.ipynb"),
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"int b;\\n\", \"%x\"]},"
                        + "{\"cell_type\": \"code\", \"source\": \"int c;\"}], \"metadata\": {}}");
        Files.writeString(
                folder.resolve("three.ipynb"),
                "{\"cells\": [], \"metadata\": {\"language_info\": {\"name\": \"python\"}}}");

        line("load", folder + "/one");
        line("load", folder + "/two.ipynb");

        assertEquals(List.of("int a = 1;", "int b;\n%x", "int c;"), context.ran);
        assertThrows(MagicException.class, () -> line("load", folder + "/four"));
        var refusal = assertThrows(MagicException.class, () -> line("load", folder + "/three"));
        assertTrue(refusal.toString().contains("written in python"), refusal.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsh", "jshell", "java", "ijava", "ipynb"})
    void findsAFileToLoadWithoutItsEnding(String ending) throws Exception {
        String cells = "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"int a;\"}], \"metadata\": {}}";
        Files.writeString(folder.resolve("one." + ending), ending.equals("ipynb") ? cells : "int a;");

        line("load", folder + "/one");

        assertEquals(List.of("int a;"), context.ran);
    }

    @Test
    void showsProgressNoMoreThanFourTimesASecond() {
        var clock = new AtomicLong();
        var display = new LibraryDisplay(context, clock::get);

        for (int i = 0; i < 1000; i++) {
            display.received("big.jar", 1_000, "central");
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        }

        assertEquals(4, context.changes);
        assertEquals(
                "Downloading big.jar from central (751 kB so far)",
                context.shown.get(0).plainText());
    }

    private void useRepository() throws Exception {
        Repository test = repository.repository();
        line("mavenRepo", test.id() + " " + test.url());
    }

    private List<String> added() {
        return context.classPath.stream()
                .map(each -> String.valueOf(each.getFileName()))
                .toList();
    }

    private @Nullable Object line(String name, String arguments) throws Exception {
        return new Magics(MAGICS).run(MagicCall.line(name, " " + arguments), context);
    }

    private @Nullable Object cell(String name, String arguments, String body) throws Exception {
        return new Magics(MAGICS).run(MagicCall.cell(name, " " + arguments, body), context);
    }
}
