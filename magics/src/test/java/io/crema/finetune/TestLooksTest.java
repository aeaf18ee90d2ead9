package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.train.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TestLooksTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    /** Linux takes paths of fewer bytes than these. */
    private static final int LONGEST_PATH = 4096;

    @TempDir
    Path parent;

    private static TestLook look(String what) {
        return new TestLook("2026-01-02T03:04:05Z", what, "test", 12);
    }

    @Test
    void areCountedWithoutAFolder() {
        var looks = new TestLooks(CLOCK, Optional.empty());

        looks.add("evaluation", 12);
        looks.add("bias report", 12);

        assertEquals(List.of(look("evaluation"), look("bias report")), looks.all());
        assertEquals(List.of(), looks.findings(List.of()));
    }

    /** Its path is so long that run.json and looks.json can be read there, but no temporary file made beside them. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void areRememberedWhereTheFolderCannotBeWrittenTo() throws IOException {
        Path folder = longest(parent.toAbsolutePath());
        Files.writeString(folder.resolve("run.json"), "{}");
        Files.writeString(folder.resolve("looks.json"), """
                {"looks": [{"at": "2026-01-02T03:04:05Z", "what": "comparison", "split": "test", "rows": 12}]}""");
        var looks = new TestLooks(CLOCK, Optional.of(new RunFolder(folder)));

        looks.add("evaluation", 12);
        looks.add("bias report", 12);

        assertEquals(List.of(look("comparison"), look("evaluation"), look("bias report")), looks.all());
        Finding said = looks.findings(List.of()).get(0);
        assertTrue(
                said.sentence()
                        .startsWith("A look at the test rows is remembered by this session alone: its folder cannot be"
                                + " written to: "),
                said::sentence);
    }

    private static Path longest(Path from) throws IOException {
        int wanted = LONGEST_PATH - "/looks.json".length() - 2;
        Path folder = from;
        while (folder.toString().length() < wanted - 1) {
            int name = Math.min(200, wanted - folder.toString().length() - 1);
            folder = folder.resolve("f".repeat(name));
        }
        return Files.createDirectories(folder);
    }
}
