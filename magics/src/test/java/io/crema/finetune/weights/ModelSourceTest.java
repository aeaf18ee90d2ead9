package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.hub.HubException;
import io.crema.finetune.hub.HubOptions;
import io.crema.finetune.hub.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSourceTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatItExpectsWhenThereIsNoSuchModel() {
        String message = refusal("minilmm");

        assertTrue(
                message.startsWith("no model \"minilmm\" (bundled: minilm, small-cnn; "
                        + Path.of("minilmm").toAbsolutePath()),
                message);
        assertTrue(
                message.contains("Did you mean minilm? Expected a bundled name, a folder with config.json,"), message);
        assertTrue(refusal("a\0b").startsWith("no model"));
    }

    @Test
    void takesWhatLooksLikeAPathForAFolderOnly() {
        for (String path : List.of("./reviews", "~/reviews", "models/reviews/last", folder + "/reviews")) {
            assertTrue(refusal(path).contains(" is no folder). Expected a bundled name"), path);
        }
    }

    @Test
    void looksForANameInTheCacheOfTheSettings() throws IOException {
        var settings = HubSettings.of(Map.of("HF_HOME", folder.toString(), "HF_HUB_OFFLINE", "1"));
        HubOptions options = HubOptions.of(settings);
        HubException absent = assertThrows(HubException.class, () -> ModelSource.find("makers/reviews", options));
        String commit = "0123456789abcdef0123456789abcdef01234567";
        Path repository = Files.createDirectories(folder.resolve("hub/models--makers--reviews"));
        Path snapshot = Files.createDirectories(repository.resolve("snapshots/" + commit));
        Safetensors.write(snapshot.resolve("model.safetensors"), Map.of("a", FloatTensor.of(new float[] {1}, 1)));
        Files.writeString(snapshot.resolve("config.json"), "{\"model_type\": \"bert\"}");
        Files.writeString(Files.createDirectory(repository.resolve("refs")).resolve("main"), commit);

        ModelSource found = ModelSource.find("makers/reviews", options);

        assertTrue(absent.summary().startsWith("the model makers/reviews is not in the cache"), absent.summary());
        assertEquals("makers/reviews", found.name());
        assertEquals(Optional.of(commit), found.commit());
        assertEquals("makers/reviews at 0123456", found.title());
    }

    @Test
    void takesAnExistingFolderBeforeAName() throws IOException {
        writeWeights();
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"bert\"}");
        var nowhere = HubOptions.of(HubSettings.of(Map.of("HF_HUB_OFFLINE", "1")));

        assertEquals(
                Optional.empty(), ModelSource.find(folder.toString(), nowhere).commit());
        assertEquals(
                "a revision goes with a name on Hugging Face, and minilm is bundled",
                assertThrows(IllegalArgumentException.class, () -> ModelSource.find("minilm", nowhere.revision("main")))
                        .getMessage());
    }

    @Test
    void namesTheFileThatAFolderLacks() throws IOException {
        assertTrue(refusal(folder.toString()).contains("has no model.safetensors"));

        writeWeights();
        assertTrue(refusal(folder.toString()).contains("has no config.json"));

        Files.writeString(folder.resolve("config.json"), "{");
        assertTrue(refusal(folder.toString()).contains("config.json is not JSON"));
    }

    @Test
    void readsAFolderInTheHuggingFaceLayout() throws IOException {
        writeWeights();
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"bert\"}");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Files.createDirectory(folder.resolve("1_Pooling"));
        Files.writeString(folder.resolve("1_Pooling/config.json"), "{\"pooling_mode_cls_token\": true}");

        ModelSource source = ModelSource.find(folder.toString());

        assertEquals(String.valueOf(folder.getFileName()), source.name());
        assertEquals("bert", source.config().path("model_type").asText());
        assertEquals(Set.of("a"), source.weights().keySet());
        assertEquals("{}", source.tokenizer());
        assertEquals(Optional.of("cls"), source.pooling());
    }

    @Test
    void readsWeightsThatAreInSeveralFiles() throws IOException {
        writeShards();
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"bert\"}");

        Map<String, FloatTensor> weights = ModelSource.find(folder.toString()).weights();

        assertEquals(Set.of("a", "b", "c"), weights.keySet());
        assertArrayEquals(
                new float[] {3, 4}, Objects.requireNonNull(weights.get("c")).toArray());
    }

    @Test
    void namesTheFileOfWeightsThatIsMissing() throws IOException {
        writeShards();
        Files.delete(folder.resolve("model-00002-of-00002.safetensors"));

        assertEquals(
                "the model folder " + folder.toAbsolutePath()
                        + " lacks 1 of 2 files of weights: model-00002-of-00002.safetensors. Download what is missing;"
                        + " model.safetensors.index.json names all of them",
                refusal(folder.toString()));
    }

    @Test
    void namesTheTensorThatItsFileLacks() throws IOException {
        writeShards();
        Safetensors.write(
                folder.resolve("model-00001-of-00002.safetensors"), Map.of("a", FloatTensor.of(new float[] {1}, 1)));

        assertEquals(
                folder.resolve("model-00001-of-00002.safetensors")
                        + " lacks b, which model.safetensors.index.json says it has. The files are of two models, or one"
                        + " is damaged: download them again",
                refusal(folder.toString()));
    }

    @Test
    void refusesAnIndexThatLeadsOutOfItsFolderOrNowhere() throws IOException {
        Files.writeString(index(), "{\"weight_map\": {\"a\": \"../model.safetensors\"}}");
        assertTrue(refusal(folder.toString()).contains("no file of its folder"));

        Files.writeString(index(), "{\"metadata\": {}}");
        assertTrue(refusal(folder.toString()).contains("has no weight_map"));

        Files.writeString(index(), "{");
        assertTrue(refusal(folder.toString()).contains("is not JSON"));
    }

    private Path index() {
        return folder.resolve("model.safetensors.index.json");
    }

    private void writeShards() throws IOException {
        FloatTensor one = FloatTensor.of(new float[] {1}, 1);
        Safetensors.write(folder.resolve("model-00001-of-00002.safetensors"), Map.of("a", one, "b", one));
        Safetensors.write(
                folder.resolve("model-00002-of-00002.safetensors"), Map.of("c", FloatTensor.of(new float[] {3, 4}, 2)));
        Files.writeString(index(), """
                {"metadata": {"total_size": 16}, "weight_map": {
                  "a": "model-00001-of-00002.safetensors",
                  "b": "model-00001-of-00002.safetensors",
                  "c": "model-00002-of-00002.safetensors"}}
                """);
    }

    private void writeWeights() {
        Safetensors.write(folder.resolve("model.safetensors"), Map.of("a", FloatTensor.of(new float[] {1}, 1)));
    }

    private static String refusal(String source) {
        WeightsException thrown = assertThrows(WeightsException.class, () -> ModelSource.find(source));
        return String.valueOf(thrown.getMessage());
    }
}
