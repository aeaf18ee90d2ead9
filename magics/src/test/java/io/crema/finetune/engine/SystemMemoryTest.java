package io.crema.finetune.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemMemoryTest {
    @TempDir
    Path container;

    private Path machine;

    @BeforeEach
    void write() throws IOException {
        machine = Files.writeString(
                container.resolve("meminfo"), "MemTotal:     9000 kB\nMemFree:      1000 kB\nMemAvailable: 8000 kB\n");
    }

    private void container(String limit, String used) throws IOException {
        Files.writeString(container.resolve("memory.max"), limit + "\n");
        Files.writeString(container.resolve("memory.current"), used + "\n");
    }

    @Test
    void isTheMachinesWhereNoContainerHasLess() throws IOException {
        assertEquals(OptionalLong.of(8_192_000), SystemMemory.available(machine, container));
        container("max", "5000000");
        assertEquals(OptionalLong.of(8_192_000), SystemMemory.available(machine, container));
        container("20000000", "5000000");
        assertEquals(OptionalLong.of(8_192_000), SystemMemory.available(machine, container));
    }

    @Test
    void doesNotCountFilesThatWereReadAsTaken() throws IOException {
        container("6000000", "5000000");
        assertEquals(OptionalLong.of(1_000_000), SystemMemory.available(machine, container));

        Files.writeString(
                container.resolve("memory.stat"), "anon 1000000\nactive_file 700000\ninactive_file 3000000\n");

        assertEquals(OptionalLong.of(4_000_000), SystemMemory.available(machine, container));
    }

    @Test
    void isNotKnownWhereNothingSaysIt() {
        assertEquals(OptionalLong.empty(), SystemMemory.available(container.resolve("none"), container));
    }
}
