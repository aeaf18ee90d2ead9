package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.install.Environment.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GpuCheckupTest {
    @TempDir
    private Path folder = Path.of("");

    private Finding found(Map<String, String> kernel) {
        var environment = new Environment(Map.of("PATH", folder.toString()), folder, Platform.LINUX);
        return new GpuCheckup(environment)
                .findings(List.of(new InstalledSpec(folder, List.of("java"), kernel)))
                .get(0);
    }

    private Map<String, String> named(String version, String flavor) {
        return Map.of("PYTORCH_LIBRARY_PATH", folder.toString(), "PYTORCH_VERSION", version, "PYTORCH_FLAVOR", flavor);
    }

    @Test
    void saysHowAGpuIsUsedWhereNoneIs() {
        var finding = found(Map.of());

        assertTrue(finding.healthy());
        assertTrue(
                finding.text()
                        .contains("unpack libtorch 2.7.1 for CUDA 12.8, then: crema install --env"
                                + " PYTORCH_LIBRARY_PATH=LIBTORCH/lib --env PYTORCH_VERSION=2.7.1 --env"
                                + " PYTORCH_FLAVOR=cu128"),
                finding.text());
    }

    @Test
    void namesEveryVariableThatIsWrong() {
        var finding = found(named("2.8.0", "cpu"));

        assertFalse(finding.healthy());
        assertEquals(
                "PYTORCH_FLAVOR must be cu128, not cpu; PYTORCH_VERSION must be 2.7.1, not 2.8.0; there is no"
                        + " libtorch_cuda.so in " + folder,
                finding.observation());
    }

    @Test
    void asksForTheDriverBehindTheLibrary() throws IOException {
        Files.createFile(folder.resolve("libtorch_cuda.so"));

        var without = found(named("2.7.1", "cu128"));
        assertFalse(without.healthy());
        assertTrue(without.remedy().startsWith("install NVIDIA's driver"), without.remedy());

        assertTrue(Files.createFile(folder.resolve("nvidia-smi")).toFile().setExecutable(true));
        var with = found(named("2.7.1", "cu128"));
        assertTrue(with.healthy());
        assertTrue(with.text().contains("%load_model NAME --device cuda:0"), with.text());
    }
}
