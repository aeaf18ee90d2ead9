package io.crema.finetune.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache is shared with Python's huggingface_hub: what one downloaded the other finds. */
class SharedCacheIT {
    @TempDir
    Path home;

    @Test
    void hasForPythonWhatWasDownloadedHere() throws Exception {
        Python python = Python.with("huggingface_hub");
        try (FakeHub hub = hub()) {
            Snapshot mine = find(HubOptions.of(HubSettings.of(hub.environment(home))));

            String theirs = python.run("hub/find.py", home.resolve("hub"), FakeHub.NAME, "config.json");

            assertEquals(mine.folder() + "\n" + mine.folder().resolve("config.json") + "\n", theirs);
        }
    }

    @Test
    void hasWhatPythonDownloaded() throws Exception {
        Python python = Python.with("huggingface_hub");
        try (FakeHub hub = hub()) {
            var settings = HubSettings.of(hub.environment(home));
            String theirs = python.run(
                    "hub/download.py",
                    home.resolve("hub"),
                    settings.endpoint(),
                    FakeHub.NAME,
                    "config.json",
                    "model.safetensors",
                    "tokenizer.json");

            Snapshot mine = find(HubOptions.of(settings).offline());
            int asked = hub.requests().size();
            Snapshot again = find(HubOptions.of(settings));

            assertEquals(theirs.strip(), mine.folder().toString());
            assertEquals(mine, again);
            assertEquals(asked + 1, hub.requests().size(), "only whether there is a newer one");
            assertEquals("weights", Files.readString(mine.folder().resolve("model.safetensors")));
        }
    }

    private static FakeHub hub() throws IOException {
        return new FakeHub()
                .with("config.json", "{}")
                .with("tokenizer.json", "{\"a\": 1}")
                .with("model.safetensors", "weights");
    }

    private static Snapshot find(HubOptions options) {
        return new Hub(options, List.of()).find(new RepositoryName(FakeHub.NAME));
    }
}
