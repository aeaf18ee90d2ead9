package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The built distribution, installed below a folder by its own command.
 *
 * @param prefix the folder
 */
record InstalledKernel(Path prefix) {

    static InstalledKernel below(Path prefix) throws IOException, InterruptedException {
        return below(prefix, Project.java());
    }

    /** @param java what its kernels run on */
    static InstalledKernel below(Path prefix, Path java) throws IOException, InterruptedException {
        var outcome = Command.of(
                        Project.java(),
                        "-jar",
                        Project.jar(),
                        "install",
                        "--no-archive",
                        "--prefix",
                        prefix,
                        "--java",
                        java)
                .run();
        assertEquals(0, outcome.status(), outcome.output());
        return new InstalledKernel(prefix);
    }

    /** The folder to name in {@code JUPYTER_PATH}. */
    Path dataFolder() {
        return prefix.resolve("share").resolve("jupyter");
    }

    JsonNode kernelspec() throws IOException {
        var file = dataFolder().resolve("kernels").resolve("crema").resolve("kernel.json");
        return new JsonMapper().readTree(file.toFile());
    }
}
