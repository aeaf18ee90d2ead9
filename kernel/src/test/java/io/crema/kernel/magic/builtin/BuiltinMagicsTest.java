package io.crema.kernel.magic.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.magic.FakeContext;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicCall;
import io.crema.kernel.magic.MagicException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BuiltinMagicsTest {
    private final FakeContext context = new FakeContext();

    @BeforeEach
    void findAllMagics() {
        context.magics.discover(getClass().getClassLoader());
    }

    private @Nullable Object line(String name, String arguments) throws Exception {
        return context.magics.run(MagicCall.line(name, " " + arguments), context);
    }

    private @Nullable Object cell(String name, String arguments, String body) throws Exception {
        return context.magics.run(MagicCall.cell(name, " " + arguments, body), context);
    }

    private String printed() {
        return String.join("", context.printed);
    }

    @ParameterizedTest
    @CsvSource({
        "html, text/html",
        "markdown, text/markdown",
        "latex, text/latex",
        "svg, image/svg+xml",
        "javascript, application/javascript"
    })
    void showsACellAsItsType(String name, String type) throws Exception {
        var body = (DisplayData) cell(name, "", "<b>$x {y}</b>\n");
        var line = (DisplayData) line(name, "<b a='1'>x</b>");

        assertEquals(Map.of(MimeType.TEXT, "<b>$x {y}</b>\n", new MimeType(type), "<b>$x {y}</b>\n"), data(body));
        assertEquals("<b a='1'>x</b>", data(line).get(new MimeType(type)));
        assertThrows(MagicException.class, () -> cell(name, "", " \n"));
    }

    private static Map<MimeType, Object> data(@Nullable DisplayData bundle) {
        return bundle == null ? Map.of() : bundle.data();
    }

    @Test
    void listsAllMagicsWithWhatTheyDo() throws Exception {
        var list = (DisplayData) line("lsmagic", "");

        String text = list == null ? "" : list.plainText();
        String listed = text.replaceAll(" {2,}", " | ");
        assertTrue(listed.contains("%lsmagic | Lists all magics.\n"), listed);
        assertTrue(listed.contains("%time, %%time | Runs Java and says how long it took.\n"), listed);
        assertEquals(
                ServiceLoader.load(Magic.class).stream().count(),
                listed.lines()
                        .filter(each -> each.startsWith("%") && each.contains(" | "))
                        .count());
    }

    @Test
    void timesALineAndACell() throws Exception {
        assertEquals(11, line("time", "\"a\" + {b}$c"));
        assertEquals(6, cell("time", "", "1 + 1"));
        assertEquals(6, line("time", "1 \\\n+ 2"));

        assertEquals(java.util.List.of("\"a\" + {b}$c", "\n1 + 1", "1 \n+ 2"), context.evaluated);
        assertTrue(printed().matches("(took [0-9.]+ ms\n){3}"), printed());
        assertThrows(MagicException.class, () -> line("time", ""));
    }

    @Test
    void showsAndSetsTheEnvironmentOfTheSession() throws Exception {
        assertNull(line("env", "NAME='two words'"));
        assertNull(line("env", "OTHER value"));
        assertNull(line("env", "API_TOKEN=abc"));

        assertEquals("two words", line("env", "NAME"));
        assertEquals("value", context.environment.get("OTHER"));
        assertEquals(
                DisplayData.text("API_TOKEN=(hidden)\nNAME=two words\nOTHER=value\nPATH=/usr/bin:/bin"),
                line("env", ""));
        var unknown = assertThrows(MagicException.class, () -> line("env", "NAMES"));
        assertEquals("%env: no variable \"NAMES\". Did you mean NAME?", unknown.getMessage());
        assertThrows(MagicException.class, () -> line("env", "=x"));
    }

    @Test
    void writesAndAppendsACell(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a b.txt");

        cell("writefile", "'" + file + "'", "größe\n");
        cell("writefile", "--append '" + file + "'", "$x {y}\n");

        assertEquals("größe\n$x {y}\n", Files.readString(file));
        assertEquals("wrote " + file + "\nappended to " + file + "\n", printed());
        cell("writefile", "'" + file + "'", "new");
        assertEquals("new", Files.readString(file));
    }

    @Test
    void saysWhatToTypeWhenAFileCannotBeWritten(@TempDir Path folder) {
        var missing = assertThrows(MagicException.class, () -> cell("writefile", folder + "/none/x", "y"));
        var line = assertThrows(MagicException.class, () -> line("writefile", ""));

        assertEquals("Make it first: %sh mkdir -p '" + folder.resolve("none") + "'", missing.hint());
        assertEquals("""
                %writefile: 2 arguments need mending
                  FILE is missing: the file, which is replaced if it exists
                  it takes the rest of the cell. Begin the line with %%writefile""", line.getMessage());
    }

    @Test
    void runsAShellAndStreamsWhatItWrites() throws Exception {
        context.environment.put("GREETING", "hello");

        assertNull(line("sh", "echo $GREETING '{x}' | tr a-z A-Z; echo wrong >&2"));
        assertNull(cell("sh", "", "for i in 1 2 3; do\n  printf $i\ndone\n"));

        assertEquals("HELLO {X}\n123", printed());
        assertEquals("wrong\n", String.join("", context.warned));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 3", "sh -c 'exit 3'"})
    void reportsAnExitStatus(String command) {
        var failed = assertThrows(MagicException.class, () -> line("sh", command));

        assertEquals("%sh: the command ended with the exit status 3", failed.getMessage());
    }

    @Test
    @Timeout(20)
    void endsTheCommandWhenTheCellIsStopped() throws Exception {
        context.stopPressed = () -> !context.printed.isEmpty();
        long start = System.nanoTime();

        assertNull(line("sh", "echo begun; sleep 60; echo never"));

        assertEquals("begun\n", printed());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 15);
    }
}
