package io.crema.finetune.weights;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The tokenizer of a model's folder: its {@code tokenizer.json}, or one made from the vocabulary files that older models
 * have instead, as Python's {@code AutoTokenizer} makes it.
 */
final class VocabularyFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Integer>> IDS = new TypeReference<>() {};

    private VocabularyFiles() {}

    /**
     * The text of the {@code tokenizer.json}; empty when the folder has no tokenizer.
     *
     * @param modelType the family, which decides between tokenizers that have the same files
     * @throws WeightsException if the files do not fit each other or no tokenizer of that family is known
     */
    static String tokenizerJson(Path folder, String modelType) throws IOException {
        Path whole = folder.resolve("tokenizer.json");
        if (Files.exists(whole)) {
            return Files.readString(whole);
        }
        Path pieces = folder.resolve("vocab.txt");
        Path vocabulary = folder.resolve("vocab.json");
        Path merges = folder.resolve("merges.txt");
        try {
            TokenizerSettings settings = TokenizerSettings.in(folder);
            if (Files.exists(pieces)) {
                return WordPieceFiles.tokenizerJson(lines(pieces), settings);
            }
            if (Files.exists(vocabulary) && Files.exists(merges)) {
                return ByteLevelFiles.tokenizerJson(
                        ByteLevelFiles.Kind.of(modelType, settings),
                        JSON.readValue(vocabulary.toFile(), IDS),
                        merges(merges),
                        settings);
            }
        } catch (JacksonException e) {
            throw new WeightsException(
                    "the tokenizer's files in " + folder.toAbsolutePath() + " are not as expected: "
                            + e.getOriginalMessage(),
                    e);
        }
        return "";
    }

    private static List<String> merges(Path file) throws IOException {
        return lines(file).stream()
                .filter(line -> !line.startsWith("#version") && !line.isBlank())
                .toList();
    }

    /** Lines as Python reads them: a token may hold any other separator that Unicode knows. */
    private static List<String> lines(Path file) throws IOException {
        String text = Files.readString(file).replace("\r\n", "\n").replace('\r', '\n');
        return List.of((text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1));
    }
}
