package io.crema.finetune.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFilesTest {
    private static final Path ANOTHER_FILE_SYSTEM = Path.of("/dev/shm");

    @TempDir
    Path folder;

    /** Linux refuses a name on another file system by the exception by which it refuses any name where there are none. */
    @Test
    void copiesWhereAFileCannotHaveASecondName() throws IOException {
        assumeTrue(Files.isWritable(ANOTHER_FILE_SYSTEM));
        assumeFalse(Files.getFileStore(ANOTHER_FILE_SYSTEM).equals(Files.getFileStore(folder)));
        Path existing = Files.createTempFile(ANOTHER_FILE_SYSTEM, "crema", ".txt");
        try {
            Files.writeString(existing, "weights");

            SafeFiles.link(existing, folder.resolve("other"));

            assertEquals("weights", Files.readString(folder.resolve("other")));
        } finally {
            Files.delete(existing);
        }
    }
}
