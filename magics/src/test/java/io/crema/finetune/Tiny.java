package io.crema.finetune;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Pooling;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Trainable;
import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A BERT of two layers and 120 words, and rows for it: whole trainings take a second. */
public final class Tiny {
    private static final Path FOLDER = Path.of("src/test/resources/golden/bert");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WORDS = List.of(
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "bread", "soup", "coffee", "rice", "pie", "was", "lovely", "awful",
            "the", "a", "very", "warm", "cold", "and", "not");

    private Tiny() {}

    /** With dropout, and so that chance matters at every step. */
    public static Pretrained model() {
        return model(Pooling.OWN);
    }

    /** As above, over a pooling. */
    public static Pretrained model(Pooling pooling) {
        try {
            return Pretrained.of(source(pooling), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelSource source(Pooling pooling) throws IOException {
        ObjectNode config =
                (ObjectNode) JSON.readTree(FOLDER.resolve("config.json").toFile());
        config.put("hidden_dropout_prob", 0.1).put("attention_probs_dropout_prob", 0.1);
        config.put("classifier_dropout", 0.1);
        Map<String, FloatTensor> weights = new LinkedHashMap<>();
        Safetensors.read(FOLDER.resolve("model.safetensors"))
                .forEach((name, entry) -> weights.put(name, entry.toFloats()));
        return new ModelSource(
                "tiny",
                config,
                weights,
                tokenizer(),
                JSON.createObjectNode(),
                Optional.of(pooling.name().toLowerCase(Locale.ROOT)),
                Optional.empty());
    }

    /** Words between blanks; each text between [CLS] and [SEP]. */
    private static String tokenizer() throws IOException {
        ObjectNode vocabulary = JSON.createObjectNode();
        WORDS.forEach(word -> vocabulary.put(word, vocabulary.size()));
        return """
                {"version": "1.0", "truncation": null, "padding": null,
                 "added_tokens": [
                   {"id": 0, "content": "[PAD]", "single_word": false, "lstrip": false, "rstrip": false,
                    "normalized": false, "special": true}],
                 "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "WhitespaceSplit"},
                 "post_processor": {"type": "TemplateProcessing",
                   "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                              {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
                   "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                   "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                                      "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
                 "decoder": null,
                 "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab": %s}}
                """.formatted(JSON.writeValueAsString(vocabulary));
    }

    /** Rows that say what is good and what is bad, a quarter of them wrongly. */
    public static SplitData data(int rows) {
        String[] texts = new String[rows];
        String[] labels = new String[rows];
        for (int row = 0; row < rows; row++) {
            boolean good = row % 2 == 0;
            texts[row] = (row % 3 == 0 ? "the " : "") + (row % 5 == 0 ? "very warm " : "") + WORDS.get(4 + row % 5)
                    + " was " + (good ? "lovely" : "awful");
            labels[row] = good == (row % 4 != 3) ? "great" : "other";
        }
        return LabelledData.of(Table.create(StringColumn.create("text", texts), StringColumn.create("label", labels)))
                .withName("meals")
                .split(Split.stratified(.6, .2, .2));
    }

    /** All weights of a run, to the bit. */
    public static List<Integer> bits(FineTuned run) {
        return bits(run.classifier());
    }

    /** All weights of a model, to the bit. */
    static List<Integer> bits(Trainable model) {
        return model.weights().stream()
                .flatMap(weight -> {
                    float[] values = weight.toFloatArray();
                    return IntStream.range(0, values.length).mapToObj(i -> Float.floatToRawIntBits(values[i]));
                })
                .toList();
    }
}
