package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
        assertTrue(message.contains("Expected a bundled name, or a folder with config.json"), message);
        assertTrue(refusal("a\0b").startsWith("no model"));
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

    private void writeWeights() {
        Safetensors.write(folder.resolve("model.safetensors"), Map.of("a", FloatTensor.of(new float[] {1}, 1)));
    }

    private static String refusal(String source) {
        WeightsException thrown = assertThrows(WeightsException.class, () -> ModelSource.find(source));
        return String.valueOf(thrown.getMessage());
    }
}
