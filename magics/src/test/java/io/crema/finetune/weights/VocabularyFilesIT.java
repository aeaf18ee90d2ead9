package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.data.Tokenizer;
import io.crema.finetune.data.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vocabulary files against what transformers makes of them; {@code golden/make_tokenizers.py} made the answers. */
class VocabularyFilesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("src/test/resources/golden/tokenizers");
    private static final int UNCUT = 4096;

    @ParameterizedTest
    @ValueSource(strings = {"bert", "bert-cased", "roberta", "gpt2", "qwen2"})
    void cutsThreeHundredHardLinesAsTransformersDoes(String family) throws IOException {
        JsonNode answers = answers();
        List<String> lines = new ArrayList<>();
        answers.path("lines").forEach(line -> lines.add(line.asText()));
        Path folder = GOLDEN.resolve(family);
        String modelType = JSON.readTree(folder.resolve("config.json").toFile())
                .path("model_type")
                .asText();

        String json = VocabularyFiles.tokenizerJson(folder, modelType);

        assertEquals(300, lines.size());
        try (Tokenizer tokenizer = Tokenizer.fromJson(json, UNCUT)) {
            Tokens tokens = tokenizer.encode(lines);
            for (int row = 0; row < lines.size(); row++) {
                int[] expected = JSON.convertValue(answers.path(family).path(row), int[].class);
                assertArrayEquals(expected, tokens.row(row), lines.get(row));
            }
        }
    }

    @Test
    void cutsAsTheModelsOwnTokenizerWhenOnlyItsVocabularyIsLeft(@TempDir Path folder) throws IOException {
        String own = ModelSource.find("minilm").tokenizer();
        Files.writeString(folder.resolve("vocab.txt"), vocabularyOf(own));
        List<String> lines = new ArrayList<>();
        answers().path("lines").forEach(line -> lines.add(line.asText()));

        String rebuilt = VocabularyFiles.tokenizerJson(folder, "bert");

        try (Tokenizer expected = Tokenizer.fromJson(own, 128);
                Tokenizer tokenizer = Tokenizer.fromJson(rebuilt, 128)) {
            Tokens mine = tokenizer.encode(lines);
            Tokens theirs = expected.encode(lines);
            assertEquals(theirs.truncated(), mine.truncated());
            for (int row = 0; row < lines.size(); row++) {
                assertArrayEquals(theirs.row(row), mine.row(row), lines.get(row));
            }
        }
    }

    private static String vocabularyOf(String tokenizerJson) throws IOException {
        return JSON.readTree(tokenizerJson).at("/model/vocab").properties().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().asInt()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining("\n"));
    }

    private static JsonNode answers() throws IOException {
        try (InputStream packed = Objects.requireNonNull(
                VocabularyFilesIT.class.getResourceAsStream("/golden/tokenizers/answers.json.gz"))) {
            return JSON.readTree(new GZIPInputStream(packed));
        }
    }
}
