package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.install.Environment.Platform;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void asksForACommandWhenNoneIsGiven() {
        assertEquals(2, run());

        assertTrue(err.toString().contains("crema.jar install --user"), err.toString());
    }

    @Test
    void offersTheCommandThatWasMeant() {
        assertEquals(2, run("instal"));

        assertTrue(err.toString().contains("install"), err.toString());
    }

    @Test
    void takesOnePlaceOnly() {
        assertEquals(2, run("install", "--user", "--prefix", "x"));

        assertTrue(err.toString().contains("mutually exclusive"), err.toString());
    }

    @Test
    void reportsAFailureInWordsWithoutAStack() {
        assertEquals(1, run("install", "--java", "/nowhere/java"));

        assertTrue(err.toString().startsWith("crema install: --java: no program at "), err.toString());
        assertEquals(2, err.toString().strip().lines().count(), err.toString());
    }

    @Test
    void printsItsVersion() {
        assertEquals(0, run("version"));

        assertEquals(1, out.toString().lines().count(), out.toString());
    }

    private int run(String... arguments) {
        return Commands.commandLine(new Environment(Map.of(), Path.of("/home/ada"), Platform.LINUX))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
