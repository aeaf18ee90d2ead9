package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class JavaRuntimeTest {
    private static final int JAVA_8_CLASS_FILE = 52;

    private static final Path JAVA = Path.of("/opt/java/bin/java");

    @Test
    void findsTheRunningJava() {
        var running = JavaRuntime.running(Environment.ofThisProcess().platform());

        assertTrue(running.executable().isAbsolute());
        assertEquals(Runtime.version().feature(), running.feature());
    }

    @Test
    void tellsWhichOptionsItsVirtualMachineKnows() {
        var running = JavaRuntime.running(Environment.ofThisProcess().platform());

        assertTrue(running.knows("-XX:MaxHeapFreeRatio=40"));
        assertFalse(running.knows("-XX:NoSuchRatio=40"));
    }

    @Test
    void readsTheVersionFromTheModules() {
        var modules = List.of("java.base@21.0.4", "jdk.compiler@21.0.4", "jdk.jshell@21.0.4");

        assertEquals(21, JavaRuntime.fromModules(JAVA, modules).feature());
    }

    @Test
    void refusesAJavaThatIsTooOld() {
        assertRefused(List.of("java.base@11.0.2", "jdk.jshell@11.0.2"), "is Java 11, and the kernel needs 17");
        assertRefused(List.of(), "is no Java 9 or newer, and the kernel needs 17");
    }

    @Test
    void refusesAJreBecauseItHasNoJShell() {
        assertRefused(List.of("java.base@17.0.15"), "a JRE: the kernel needs a whole JDK");
    }

    @Test
    void saysThatThereIsNoJavaAtAPath() {
        var failure = assertThrows(InstallException.class, () -> JavaRuntime.probe(Path.of("/nowhere/java")));

        assertTrue(String.valueOf(failure.getMessage()).contains("no program at /nowhere/java"), failure.getMessage());
    }

    @Test
    void anOldJavaGetsAsFarAsTheEntrysOwnCheck() throws IOException {
        try (var bytes = new DataInputStream(
                Objects.requireNonNull(Main.class.getResourceAsStream("Main.class"), "the entry's class file"))) {
            bytes.readInt(); // the magic number
            bytes.readUnsignedShort(); // the minor version

            assertEquals(JAVA_8_CLASS_FILE, bytes.readUnsignedShort());
        }

        assertFalse(Main.isNewEnough("1.8"));
        assertFalse(Main.isNewEnough("11"));
        assertTrue(Main.isNewEnough("17"));
        assertTrue(Main.isNewEnough("25"));
    }

    private static void assertRefused(List<String> modules, String expected) {
        var failure = assertThrows(InstallException.class, () -> JavaRuntime.fromModules(JAVA, modules));

        assertTrue(String.valueOf(failure.getMessage()).contains(expected), failure.getMessage());
    }
}
