package io.crema.finetune.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which of a model's files are read when it is loaded. Pickles are never among them: they run code. */
final class WantedFiles {
    static final String CONFIG = "config.json";
    static final String WHOLE = "model.safetensors";
    static final String INDEX = WHOLE + ".index.json";
    static final String ADAPTER = "adapter_config.json";

    private static final String TOKENIZER = "tokenizer.json";
    private static final List<String> SETTINGS = List.of(
            CONFIG,
            "preprocessor_config.json",
            "1_Pooling/config.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json");
    /** What a tokenizer is made of where it is not in one file. */
    private static final List<String> VOCABULARIES = List.of("vocab.txt", "vocab.json", "merges.txt");
    /** What turns examples into numbers: a model has one of these. */
    private static final List<String> PREPROCESSING =
            List.of(TOKENIZER, "vocab.txt", "vocab.json", "preprocessor_config.json");

    private WantedFiles() {}

    /** Those of a repository, but for weights in several files, which its index names. */
    static List<String> of(Collection<String> files) {
        Stream<String> tokenizer = files.contains(TOKENIZER) ? Stream.of(TOKENIZER) : VOCABULARIES.stream();
        return Stream.of(SETTINGS.stream(), tokenizer, Stream.of(files.contains(WHOLE) ? WHOLE : INDEX))
                .flatMap(each -> each)
                .filter(files::contains)
                .toList();
    }

    /** Whether a repository has weights that can be read. */
    static boolean hasWeights(Collection<String> files) {
        return files.contains(WHOLE) || files.contains(INDEX);
    }

    /**
     * The files of weights that an index names.
     *
     * @throws IOException if it is no such index
     */
    static Set<String> shards(Path index) throws IOException {
        Set<String> shards = new TreeSet<>();
        for (JsonNode file : new ObjectMapper().readTree(index.toFile()).path("weight_map")) {
            if (!file.asText().matches("[\\w.-]+\\.safetensors")) {
                throw new IOException("it names a file \"" + file.asText() + "\", which is no file of weights");
            }
            shards.add(file.asText());
        }
        return shards;
    }

    /** What a folder lacks to be a model: its configuration or its weights. */
    static List<String> missingIn(Path folder) throws IOException {
        List<String> needed = new ArrayList<>(List.of(CONFIG));
        Path index = folder.resolve(INDEX);
        if (!Files.exists(folder.resolve(WHOLE)) && Files.exists(index)) {
            needed.addAll(shards(index));
        } else {
            needed.add(WHOLE);
        }
        return needed.stream()
                .filter(file -> !Files.exists(folder.resolve(file)))
                .toList();
    }

    /** Whether a folder has what turns examples into numbers, too. */
    static boolean hasPreprocessing(Path folder) {
        return PREPROCESSING.stream().anyMatch(file -> Files.exists(folder.resolve(file)));
    }
}
