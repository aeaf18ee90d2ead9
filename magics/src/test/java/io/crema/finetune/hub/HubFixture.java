package io.crema.finetune.hub;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hub with a small model, the folder that its files come into, and what was told of their coming. */
final class HubFixture implements AutoCloseable {
    static final RepositoryName NAME = new RepositoryName(FakeHub.NAME);
    static final String WEIGHTS = "model.safetensors";
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(2), 3, Duration.ofMillis(1));

    final Map<String, String> environment = new HashMap<>();
    final List<String> told = new ArrayList<>();
    final byte[] weights = new byte[300_000];
    final FakeHub hub;
    private final Path home;

    HubFixture(Path home) throws IOException {
        this.home = home;
        new Random(1).nextBytes(weights);
        hub = new FakeHub()
                .with("config.json", "{}")
                .with("tokenizer.json", "{\"a\": 1}")
                .with("1_Pooling/config.json", "{\"b\": 2}")
                .with("vocab.txt", "a")
                .with("README.md", "read me")
                .with("pytorch_model.bin", "pickle")
                .with("onnx/model.onnx", "onnx")
                .with(WEIGHTS, weights);
        environment.putAll(hub.environment(home));
    }

    HubOptions options() {
        return quiet().telling(told::add);
    }

    HubOptions quiet() {
        return HubOptions.of(HubSettings.of(environment).waiting(SHORT));
    }

    static Snapshot find(HubOptions options) {
        return new Hub(options, List.of("minilm")).find(NAME);
    }

    static HubException refusal(HubOptions options) {
        return assertThrows(HubException.class, () -> find(options));
    }

    /** The hub's answer for a model of these files. */
    static String listing(String... files) {
        return "{\"sha\": \"" + FakeHub.COMMIT + "\", \"siblings\": ["
                + Stream.of(files)
                        .map(file -> "{\"rfilename\": \"" + file + "\"}")
                        .collect(Collectors.joining(", "))
                + "]}";
    }

    List<String> blobs() {
        Path folder = home.resolve("hub/models--makers--tiny/blobs");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
