package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyFilesTest {
    @TempDir
    Path folder;

    @Test
    void hasNoTokenizerInAFolderWithoutAnyOfItsFiles() throws IOException {
        assertEquals("", VocabularyFiles.tokenizerJson(folder, "vit"));
    }

    @Test
    void prefersTheTokenizerJsonThatIsThere() throws IOException {
        write("tokenizer.json", "{}");
        write("vocab.txt", "[UNK]\n");

        assertEquals("{}", VocabularyFiles.tokenizerJson(folder, "bert"));
    }

    @Test
    void readsSettingsAndTokensOfOnesOwn() throws IOException {
        write("vocab.txt", "[PAD]\r\n[UNK]\r\n[CLS]\r\n[SEP]\r\n[MASK]\r\na\r\n");
        write("tokenizer_config.json", "{\"do_lower_case\": false, \"strip_accents\": true}");
        write("special_tokens_map.json", "{\"mask_token\": {\"content\": \"[HIDE]\", \"lstrip\": true}}");

        JsonNode json = json("bert");

        assertEquals(5, json.at("/model/vocab/a").asInt());
        assertFalse(json.at("/normalizer/lowercase").asBoolean());
        assertTrue(json.at("/normalizer/strip_accents").asBoolean());
        JsonNode last = json.path("added_tokens").path(4);
        assertEquals("[HIDE]", last.path("content").asText());
        assertEquals(6, last.path("id").asInt());
        assertTrue(last.path("lstrip").asBoolean());
    }

    @Test
    void tellsFamiliesWithTheSameFilesApartByTheTokenizersClass() throws IOException {
        write("vocab.json", "{\"<s>\": 0, \"</s>\": 1, \"a\": 2}");
        write("merges.txt", "#version: 0.2\n# #\n");

        assertEquals(
                "RobertaProcessing", json("roberta").at("/post_processor/type").asText());
        assertEquals("# #", json("roberta").at("/model/merges/0").asText());

        write("tokenizer_config.json", "{\"tokenizer_class\": \"GPT2TokenizerFast\"}");
        assertEquals("ByteLevel", json("roberta").at("/post_processor/type").asText());
    }

    @Test
    void refusesFilesWhoseTokenizerItDoesNotKnow() throws IOException {
        write("vocab.json", "{}");
        write("merges.txt", "");

        String message = String.valueOf(
                assertThrows(WeightsException.class, () -> json("blenderbot")).getMessage());

        assertTrue(
                message.contains("model_type \"blenderbot\" cannot be read (readable: roberta, gpt2, qwen2)"), message);
        assertTrue(message.contains("save_pretrained"), message);
    }

    private JsonNode json(String modelType) throws IOException {
        return new ObjectMapper().readTree(VocabularyFiles.tokenizerJson(folder, modelType));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
