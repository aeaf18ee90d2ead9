package io.crema.finetune.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.weights.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A language model as a folder in the Hugging Face layout: {@code config.json}, {@code model.safetensors} and {@code
 * tokenizer.json}. A head that is tied to the embeddings is not written, as transformers does not.
 */
final class LanguageFolder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LanguageModel model;
    private final ModelSource source;

    LanguageFolder(LanguageModel model) {
        this.model = model;
        this.source = model.source();
    }

    /** Writes into a folder that is there and empty. */
    void write(Path folder) throws IOException {
        WeightsFile.write(folder.resolve("model.safetensors"), model);
        writeJson(folder.resolve("config.json"), config());
        Files.writeString(folder.resolve("tokenizer.json"), source.tokenizer());
        writeJson(folder.resolve("tokenizer_config.json"), tokenizerConfig());
    }

    private ObjectNode config() {
        ObjectNode config = source.config().deepCopy();
        config.put("dtype", "float32").remove(List.of("torch_dtype"));
        config.putObject("crema").put("max_length", model.maxLength());
        return config;
    }

    /** Else Python would ask the model's type which tokenizer it has. */
    private ObjectNode tokenizerConfig() throws IOException {
        ObjectNode config = JSON.createObjectNode()
                .put("tokenizer_class", "PreTrainedTokenizerFast")
                .put("model_max_length", model.backbone().maxLength());
        for (JsonNode token : JSON.readTree(source.tokenizer()).path("added_tokens")) {
            if (model.backbone().endIds().contains(token.path("id").asInt())) {
                config.put("eos_token", token.path("content").asText());
            }
        }
        return config;
    }

    private static void writeJson(Path file, JsonNode tree) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
    }
}
