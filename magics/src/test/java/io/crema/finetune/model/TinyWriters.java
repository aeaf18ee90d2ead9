package io.crema.finetune.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.engine.ComputeDevice;
import io.crema.finetune.weights.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The tiny reference models under {@code golden/}, with a tokenizer for which token 7 is the word {@code t7}. */
public final class TinyWriters {
    private static final int WORDS = 120;

    private TinyWriters() {}

    /** The model of a family: {@code gpt2}. */
    public static LanguageModel load(String family) {
        return load(family, OptionalInt.empty());
    }

    /** As above, learning from texts of so many tokens at most. */
    public static LanguageModel load(String family, int maxLength) {
        return load(family, OptionalInt.of(maxLength));
    }

    private static LanguageModel load(String family, OptionalInt maxLength) {
        ModelSource files = ModelSource.find("src/test/resources/golden/" + family);
        return LanguageModel.of(
                new ModelSource(
                        files.name(),
                        files.config(),
                        files.weights(),
                        tokenizer(),
                        files.preprocessing(),
                        Optional.empty(),
                        Optional.empty()),
                maxLength,
                ComputeDevice.CPU);
    }

    /** Lays the model of a family into a folder, its tokenizer with it. */
    public static void writeTo(Path folder, String family) throws IOException {
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.copy(Path.of("src/test/resources/golden", family, file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
    }

    private static String tokenizer() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode words = json.objectNode();
        for (int id = 0; id < WORDS; id++) {
            words.put("t" + id, id);
        }
        ObjectNode model = json.objectNode().put("type", "WordLevel").put("unk_token", "t3");
        model.set("vocab", words);
        ObjectNode tokenizer = json.objectNode().put("version", "1.0");
        tokenizer.set("added_tokens", json.arrayNode());
        tokenizer.set("pre_tokenizer", json.objectNode().put("type", "WhitespaceSplit"));
        tokenizer.set("model", model);
        for (String none : List.of("truncation", "padding", "normalizer", "post_processor", "decoder")) {
            tokenizer.putNull(none);
        }
        return tokenizer.toString();
    }

    /** The text that these tokens are: {@code t80 t53}. */
    public static String text(int... ids) {
        return Arrays.stream(ids).mapToObj(id -> "t" + id).collect(Collectors.joining(" "));
    }
}
