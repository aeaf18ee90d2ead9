package io.crema.kernel.shell;

import static io.crema.kernel.shell.TestCell.text;
import static io.crema.kernel.shell.TestCell.traceback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.dependency.TestRepository;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Magics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an added jar brings to the code, the magics and the displays of a session. */
class AddedLibrariesTest {
    private static final String SERVICES = "META-INF/services/io.crema.kernel.";

    @TempDir
    private static Path folder;

    private static Interpreter java;

    private final TestCell cell = new TestCell();

    @BeforeAll
    static void start() throws IOException {
        var repository = new TestRepository(folder);
        Map<String, byte[]> classes = compiled();
        repository.jar(
                "org.test:greeting:1.0",
                "",
                Map.of(
                        "added/Greeting.class",
                        classes.get("Greeting"),
                        "added/GreetMagic.class",
                        classes.get("GreetMagic"),
                        "added/GreetingRenderer.class",
                        classes.get("GreetingRenderer"),
                        SERVICES + "magic.Magic",
                        bytes("added.GreetMagic\n"),
                        "added/GreetPreload.class",
                        classes.get("GreetPreload"),
                        SERVICES + "preload.Preload",
                        bytes("added.GreetPreload\n"),
                        SERVICES + "display.Renderer",
                        bytes("added.GreetingRenderer\n")));
        repository.library("org.test:empty:1.0", "");
        repository.jar(
                "org.test:greeting:jar:sources:1.0",
                "",
                Map.of(
                        "added/Greeting.java",
                        Files.readAllBytes(folder.resolve("added").resolve("Greeting.java"))));
        var magics = new Magics(List.of(new UseMagic(repository), new WordsMagic()));
        magics.discover(ClassLoader.getSystemClassLoader());
        java = JShellInterpreter.start(TestCell.options(), magics, new Renderers(List.of()), List.of());
        new TestCell().run(java, "%use");
    }

    @AfterAll
    static void stop() {
        java.close();
    }

    @Test
    void letsTheCodeThatFollowsUseALibrary() {
        String sameCell = text(cell.run(java, "%maven org.test:greeting:1.0\nadded.Greeting.to(\"you\").words()"));
        String nextCell = text(cell.run(java, "import added.*;\nvar g = Greeting.to(\"me\");\ng.words()"));
        String afterMore = text(cell.run(java, "%maven org.test:empty:1.0\ng.words() + Greeting.to(\"all\").words()"));

        assertEquals("hello you", sameCell);
        assertEquals("hello me", nextCell);
        assertEquals("hello mehello all", afterMore);
    }

    @Test
    void takesUpTheMagicsAndTheRenderersOfALibrary() {
        cell.run(java, "%maven org.test:greeting:1.0");

        assertEquals("greeted: hello crowd", text(cell.run(java, "%greet crowd")));
    }

    @Test
    void tellsWhatALibrarySaysAboutItself() {
        assertEquals("nothing", text(cell.run(java, "%maven org.test:greeting:1.0\nimport added.*;")));

        String found = inspect("Greeting.to");

        assertTrue(found.contains("<div>Greets <code>who</code>.</div>"), found);
        assertTrue(found.contains("<dd><code>who</code> \u2013 somebody</dd>"), found);
        assertTrue(inspect("Greeting").contains("Some words for somebody."), inspect("Greeting"));
    }

    private static String inspect(String name) {
        return java.inspect(name, name.length(), false)
                .map(found -> String.valueOf(found.data().data().get(MimeType.HTML)))
                .orElse("nothing");
    }

    @Test
    void addsALibraryFromTheMiddleOfJava() {
        String value = text(
                cell.run(java, "if (1 < 2) {\n  %maven org.test:greeting:1.0\n}\nadded.Greeting.to(\"x\").words()"));

        assertEquals("hello x", value);
    }

    @Test
    void addsAFolderOfClasses() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("more"));
        Files.writeString(
                classes.resolve("Two.java"), "package two; public class Two { public static int two() { return 2; } }");
        ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        classes.resolve("Two.java").toString());
        Files.writeString(classes.resolve("two").resolve("words.txt"), "found");

        cell.run(java, "List<String> entries = %classpath '" + classes + "'");

        assertEquals("[" + classes + "]", text(cell.run(java, "entries")));
        assertEquals("2", text(cell.run(java, "import two.Two;\nTwo.two()")));
        assertEquals("true", text(cell.run(java, "Two.class.getResource(\"words.txt\") != null")));
    }

    @Test
    void runsASourceFileAndANotebookWithTheirMagics() throws IOException {
        Path notebook = folder.resolve("loaded.ipynb");
        Files.writeString(
                notebook,
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"int loaded = 20;\\n\", \"var w = %words a b\\n\","
                        + "\"for (int i = 0; i < 2; i++) {\\n\", \"  %words c\\n\", \"  loaded++;\\n\", \"}\"]},"
                        + "{\"cell_type\": \"code\", \"source\": \"loaded = loaded + 20;\"}], \"metadata\": {}}");

        cell.run(java, "%load '" + folder + "/loaded'");

        assertEquals("42", text(cell.run(java, "loaded")));
        assertEquals("a b", text(cell.run(java, "w")));
    }

    @Test
    void runsWhatAnAddedLibraryWantsAtTheBeginning() {
        cell.run(java, "%maven org.test:greeting:1.0");

        assertEquals("hello world", text(cell.run(java, "greetAll()")));
        cell.run(java, "String greetAll() { return \"mine\"; }\n%maven org.test:empty:1.0");
        assertEquals("mine", text(cell.run(java, "greetAll()")));
    }

    @Test
    void namesTheFileAndTheLineOfWhatFailsInALoadedFile() throws IOException {
        Files.writeString(folder.resolve("tools.java"), "int fine = 1;\n\nint wrong = \"text\";");
        Files.writeString(folder.resolve("methods.java"), "int half(int n) {\n  return n / 0;\n}");
        Files.writeString(
                folder.resolve("steps.ipynb"),
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"int step = 1;\"}, {\"cell_type\": \"code\","
                        + " \"source\": \"step++;\\nstep = step / (step - 2);\"}], \"metadata\": {}}");

        String unfit = traceback(cell.run(java, "%load '" + folder + "/tools.java'"));
        String thrown = traceback(cell.run(java, "%load '" + folder + "/methods.java'\nhalf(4)"));
        String inNotebook = traceback(cell.run(java, "%load '" + folder + "/steps.ipynb'"));

        assertTrue(unfit.contains("tools.java, line 3\n"), unfit);
        assertTrue(thrown.contains("at methods.java, line 2, in half():  return n / 0;"), thrown);
        assertTrue(thrown.contains("at cell [3], line 2:  half(4)"), thrown);
        assertTrue(inNotebook.contains("at steps.ipynb, code cell 2, line 2:"), inNotebook);
    }

    @Test
    void showsWhereALoadedFileFails() throws IOException {
        Files.writeString(folder.resolve("broken.java"), "int fine = 1;\nthrow new IllegalStateException(\"no\");");

        String trace = traceback(cell.run(java, "%load '" + folder + "/broken.java'"));

        assertTrue(trace.contains("IllegalStateException: no"), trace);
    }

    private static Map<String, byte[]> compiled() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("added"));
        Files.writeString(
                sources.resolve("Greeting.java"),
                "package added; /** Some words for somebody. */ public record Greeting(String words) {"
                        + " /** Greets {@code who}. \n * @param who somebody */\n public static Greeting to(String who) { return new Greeting(\"hello \" + who); } }");
        Files.writeString(
                sources.resolve("GreetMagic.java"),
                "package added; import io.crema.kernel.magic.*; public final class GreetMagic implements Magic {"
                        + " public MagicSyntax syntax() { return MagicSyntax.named(\"greet\", \"Greets.\")"
                        + ".positional(\"WHO\", \"whom\"); }"
                        + " public Object run(MagicArguments a, MagicContext c) { return Greeting.to(a.text(\"WHO\")); } }");
        Files.writeString(
                sources.resolve("GreetingRenderer.java"),
                "package added; import io.crema.kernel.display.*;"
                        + " public final class GreetingRenderer implements Renderer<Greeting> {"
                        + " public Class<Greeting> type() { return Greeting.class; }"
                        + " public DisplayData render(Greeting g) {"
                        + " return DisplayData.text(\"greeted: \" + g.words()); } }");
        Files.writeString(
                sources.resolve("GreetPreload.java"),
                "package added; import java.util.List; public final class GreetPreload"
                        + " implements io.crema.kernel.preload.Preload {"
                        + " public List<String> imports() { return List.of(\"added.Greeting\"); }"
                        + " public List<String> snippets() { return List.of("
                        + "\"String greetAll() { return Greeting.to(\\\"world\\\").words(); }\"); } }");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        sources.resolve("Greeting.java").toString(),
                        sources.resolve("GreetMagic.java").toString(),
                        sources.resolve("GreetPreload.java").toString(),
                        sources.resolve("GreetingRenderer.java").toString());
        assertEquals(0, failed);
        return Map.of(
                "Greeting", Files.readAllBytes(sources.resolve("Greeting.class")),
                "GreetPreload", Files.readAllBytes(sources.resolve("GreetPreload.class")),
                "GreetMagic", Files.readAllBytes(sources.resolve("GreetMagic.class")),
                "GreetingRenderer", Files.readAllBytes(sources.resolve("GreetingRenderer.class")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gives back what it is given. */
    private static final class WordsMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("words", "Gives its words back.").rest("WORD...", "the words");
        }

        @Override
        public Object run(MagicArguments arguments, MagicContext context) {
            return String.join(" ", arguments.rest("WORD..."));
        }
    }
}
