package io.crema.finetune.torchscript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptArchiveTest {
    private static final String METHODS = "  def twice(self: __torch__.M) -> int:\n    return 2\n";

    @TempDir
    Path folder;

    @Test
    void isAZipOfStoredEntries() throws IOException {
        Path file = folder.resolve("m.pt");

        ScriptArchive.of(METHODS).writeTo(file);

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(
                    List.of("m/data.pkl", "m/code/__torch__.py", "m/constants.pkl", "m/version", "m/byteorder"),
                    zip.stream().map(ZipEntry::getName).toList());
            assertTrue(zip.stream().allMatch(entry -> entry.getMethod() == ZipEntry.STORED));
            String code = text(zip, "m/code/__torch__.py");
            assertTrue(code.startsWith("class M(Module):\n") && code.endsWith(METHODS), code);
            assertEquals("10\n", text(zip, "m/version"));
        }
    }

    private static String text(ZipFile zip, String entry) throws IOException {
        try (var stream = zip.getInputStream(zip.getEntry(entry))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void hasTheSameBytesForTheSameCode() throws IOException {
        Path first = folder.resolve("first.pt");
        Path second = folder.resolve("second.pt");

        ScriptArchive.of(METHODS).writeTo(first);
        ScriptArchive.of(METHODS).writeTo(second);

        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }
}
