package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void namesThePackagesThatHaveClasses() throws IOException {
        Path jar = written(zip("", "META-INF/MANIFEST.MF", "a/", "a/b/", "a/b/One.class", "a/b/text.txt", "Top.class"));

        assertEquals(Set.of("a.b", ""), JarDirectory.of(jar).packages());
    }

    @Test
    void namesTheClassesOfOnePackageOnce() throws IOException {
        Path jar = written(zip(
                "", "a/One.class", "b/Two.class", "a/One$In.class", "META-INF/versions/9/a/One.class", "Top.class"));

        assertEquals(List.of("One", "One$In"), List.copyOf(JarDirectory.of(jar).classes("a")));
        assertEquals(List.of("Top"), List.copyOf(JarDirectory.of(jar).classes("")));
        assertEquals(Set.of(), JarDirectory.of(jar).classes("c"));
    }

    @Test
    void readsJarsWithACommentOrAScriptBeforeThem() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("#!/bin/sh\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(zip("a comment", "a/One.class"));

        assertEquals(Set.of("a"), JarDirectory.of(written(bytes.toByteArray())).packages());
    }

    @Test
    void refusesWhatIsNoJar() throws IOException {
        Path text = written("no jar at all, but longer than the end of one".getBytes(StandardCharsets.UTF_8));
        Path empty = written(new byte[0]);

        assertThrows(IOException.class, () -> JarDirectory.of(text));
        assertThrows(IOException.class, () -> JarDirectory.of(empty));
    }

    private static byte[] zip(String comment, String... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setComment(comment);
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "any", ".jar"), bytes);
    }
}
