package io.crema.finetune.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.WeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A classifier as a folder in the Hugging Face layout: {@code config.json}, {@code model.safetensors} and
 * {@code tokenizer.json}.
 *
 * <p>Over the makers' own pooling it is what Python's transformers calls a {@code ...ForSequenceClassification}. Over
 * any other no class of transformers computes it; then {@code config.json} has a {@code model_type} that transformers
 * does not know, so that nobody loads it as something else, and {@code modeling_crema.py} computes it for those who
 * trust the folder's code.
 */
final class ModelFolder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CODE = "modeling_crema";

    private final Classifier classifier;
    private final ModelSource source;
    private final boolean usual;

    ModelFolder(Classifier classifier) {
        this.classifier = classifier;
        this.source = classifier.pretrained().source();
        this.usual = classifier.pretrained().pooling() == classifier.backbone().pooling();
    }

    /** Writes into a folder that is there and empty. */
    void write(Path folder) throws IOException {
        WeightsFile.write(folder.resolve("model.safetensors"), classifier);
        writeJson(folder.resolve("config.json"), config());
        if (!source.tokenizer().isEmpty()) {
            Files.writeString(folder.resolve("tokenizer.json"), source.tokenizer());
            writeJson(folder.resolve("tokenizer_config.json"), tokenizerConfig());
        }
        if (!source.preprocessing().isEmpty()) {
            writeJson(folder.resolve("preprocessor_config.json"), source.preprocessing());
        }
        if (!usual) {
            Files.write(folder.resolve(CODE + ".py"), code());
        }
    }

    private ObjectNode config() {
        ObjectNode config = source.config().deepCopy();
        ObjectNode labelOfId = config.putObject("id2label");
        ObjectNode idOfLabel = config.putObject("label2id");
        for (int id = 0; id < classifier.labels().size(); id++) {
            labelOfId.put(Integer.toString(id), classifier.labels().get(id));
            idOfLabel.put(classifier.labels().get(id), id);
        }
        config.put("dtype", "float32").remove(List.of("torch_dtype", "num_labels"));
        ObjectNode ours = config.putObject("crema");
        config.put("problem_type", classifier.objective().accept(new ProblemType(ours)));
        ours.put("pooling", classifier.pretrained().pooling().name().toLowerCase(Locale.ROOT));
        classifier.pretrained().preprocessor().maxLength().ifPresent(length -> ours.put("max_length", length));
        return usual ? asTransformersHasIt(config) : asOurs(config, ours);
    }

    /** What transformers calls an objective, and what it does not know of it. */
    private record ProblemType(ObjectNode ours) implements Objective.Visitor<String> {
        @Override
        public String singleLabel(SingleLabel objective) {
            return "single_label_classification";
        }

        @Override
        public String multiLabel(MultiLabel objective) {
            ours.put("separator", objective.separator());
            return "multi_label_classification";
        }

        @Override
        public String regression(Regression objective) {
            throw new WeightsException(
                    "a regression cannot be saved: its numbers are in a unit of the training rows, which the layout"
                            + " has no place for",
                    "Keep its run by checkpoints");
        }
    }

    private ObjectNode asTransformersHasIt(ObjectNode config) {
        String family =
                source.config().path("architectures").path(0).asText("").replaceFirst("(Model|For[A-Z].*)$", "");
        config.putArray("architectures").add(family + classifier.backbone().task());
        return config;
    }

    private ObjectNode asOurs(ObjectNode config, ObjectNode ours) {
        ours.put("model_type", config.path("model_type").asText())
                .put("prefix", classifier.backbone().prefix())
                .put("size", classifier.backbone().hiddenSize())
                .put("dropout", classifier.backbone().headDropout());
        config.put("model_type", ModelSource.POOLED);
        config.putArray("architectures").add("PooledForSequenceClassification");
        config.putObject("auto_map")
                .put("AutoConfig", CODE + ".PooledConfig")
                .put("AutoModelForSequenceClassification", CODE + ".PooledForSequenceClassification");
        return config;
    }

    /** Else Python would ask the model's type which tokenizer it has, and give segments that not every model takes. */
    private ObjectNode tokenizerConfig() throws IOException {
        ObjectNode config = JSON.createObjectNode().put("tokenizer_class", "PreTrainedTokenizerFast");
        classifier.pretrained().preprocessor().maxLength().ifPresent(length -> config.put("model_max_length", length));
        config.putArray("model_input_names").add("input_ids").add("attention_mask");
        if (classifier.backbone() instanceof TextBackbone texts) {
            for (var token : JSON.readTree(source.tokenizer()).path("added_tokens")) {
                if (token.path("id").asInt() == texts.padId()) {
                    config.put("pad_token", token.path("content").asText());
                }
            }
        }
        return config;
    }

    private static byte[] code() throws IOException {
        try (InputStream stream = ModelFolder.class.getResourceAsStream(CODE + ".py")) {
            if (stream == null) {
                throw new IllegalStateException(CODE + ".py is missing beside " + ModelFolder.class.getName());
            }
            return stream.readAllBytes();
        }
    }

    private static void writeJson(Path file, JsonNode tree) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
    }
}
