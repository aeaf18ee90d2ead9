package io.crema.finetune.weights;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.weights.TokenizerSettings.SpecialToken;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Byte-pair encoding of UTF-8 bytes from {@code vocab.json} and {@code merges.txt} (Radford et al. 2019, "Language
 * models are unsupervised multitask learners").
 */
final class ByteLevelFiles {
    private static final String QWEN2_WORDS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    /** The tokenizers that keep their vocabulary so, each with its own cutting into words and its own marks. */
    enum Kind {
        ROBERTA("roberta", "RobertaTokenizer"),
        GPT2("gpt2", "GPT2Tokenizer"),
        QWEN2("qwen2", "Qwen2Tokenizer");

        private final String modelType;
        private final String tokenizerClass;

        Kind(String modelType, String tokenizerClass) {
            this.modelType = modelType;
            this.tokenizerClass = tokenizerClass;
        }

        /** By the class that the settings name, else by the model's family. */
        static Kind of(String modelType, TokenizerSettings settings) {
            Optional<Kind> named = Arrays.stream(values())
                    .filter(kind -> kind.tokenizerClass.equals(settings.tokenizerClass()))
                    .findFirst();
            return named.or(() -> Arrays.stream(values())
                            .filter(kind -> kind.modelType.equals(modelType))
                            .findFirst())
                    .orElseThrow(() -> new WeightsException(
                            "vocab.json and merges.txt of model_type \"" + modelType + "\" cannot be read (readable: "
                                    + Arrays.stream(values())
                                            .map(kind -> kind.modelType)
                                            .collect(Collectors.joining(", "))
                                    + ")",
                            "Save a tokenizer.json beside config.json: AutoTokenizer.from_pretrained(folder)"
                                    + ".save_pretrained(folder)"));
        }
    }

    private final Kind kind;
    private final TokenizerSettings settings;
    private final TokenizerJson json;
    private final boolean prefixSpace;

    private ByteLevelFiles(Kind kind, Map<String, Integer> vocabulary, TokenizerSettings settings) {
        this.kind = kind;
        this.settings = settings;
        this.json = new TokenizerJson(vocabulary, settings);
        this.prefixSpace = settings.flag("add_prefix_space", false);
    }

    /**
     * The text of the {@code tokenizer.json}.
     *
     * @param merges pairs with a blank between them, the most frequent first
     */
    static String tokenizerJson(
            Kind kind, Map<String, Integer> vocabulary, List<String> merges, TokenizerSettings settings) {
        return new ByteLevelFiles(kind, vocabulary, settings).text(merges);
    }

    private String text(List<String> merges) {
        json.with("decoder", byteLevel(true, true));
        switch (kind) {
            case ROBERTA -> roberta();
            case GPT2 -> gpt2();
            case QWEN2 -> qwen2();
        }
        settings.moreTokens().forEach(token -> SpecialToken.of(token).ifPresent(json::special));
        ObjectNode model = TokenizerJson.typed("BPE")
                .putNull("dropout")
                .putNull("unk_token")
                .put("continuing_subword_prefix", "")
                .put("end_of_word_suffix", "")
                .put("fuse_unk", false)
                .put("byte_fallback", false)
                .put("ignore_merges", false);
        ArrayNode pairs = model.putArray("merges");
        merges.forEach(pairs::add);
        return json.text(model);
    }

    /** {@code <s> text </s>}. */
    private void roberta() {
        SpecialToken separator = special("sep_token", "</s>");
        SpecialToken classification = special("cls_token", "<s>");
        for (String[] each : new String[][] {
            {"bos_token", "<s>"},
            {"eos_token", "</s>"},
            {"unk_token", "<unk>"},
            {"pad_token", "<pad>"},
            {"mask_token", "<mask>"}
        }) {
            special(each[0], each[1]);
        }
        ObjectNode marks = TokenizerJson.typed("RobertaProcessing");
        marks.putArray("sep").add(separator.content()).add(json.id(separator));
        marks.putArray("cls").add(classification.content()).add(json.id(classification));
        marks.put("trim_offsets", settings.flag("trim_offsets", true)).put("add_prefix_space", prefixSpace);
        json.with("normalizer", NullNode.instance)
                .with("pre_tokenizer", byteLevel(prefixSpace, true))
                .with("post_processor", marks);
    }

    /** The text alone, or with {@code <|endoftext|>} before it where the settings ask for that. */
    private void gpt2() {
        special("unk_token", "<|endoftext|>");
        SpecialToken begin = special("bos_token", "<|endoftext|>");
        special("eos_token", "<|endoftext|>");
        settings.token("pad_token", "").ifPresent(json::special);
        json.with("normalizer", NullNode.instance)
                .with("pre_tokenizer", byteLevel(prefixSpace, true))
                .with(
                        "post_processor",
                        settings.flag("add_bos_token", false) ? json.template(List.of(begin), List.of()) : unmarked());
    }

    private void qwen2() {
        special("unk_token", "<|endoftext|>");
        special("eos_token", "<|endoftext|>");
        special("pad_token", "<|endoftext|>");
        ObjectNode words =
                TokenizerJson.typed("Split").put("behavior", "Isolated").put("invert", false);
        words.putObject("pattern").put("Regex", QWEN2_WORDS);
        ObjectNode steps = TokenizerJson.typed("Sequence");
        steps.putArray("pretokenizers").add(words).add(byteLevel(prefixSpace, false));
        json.with("normalizer", TokenizerJson.typed("NFC"))
                .with("pre_tokenizer", steps)
                .with("post_processor", unmarked());
    }

    private SpecialToken special(String part, String usual) {
        SpecialToken token = settings.token(part, usual).orElseThrow();
        json.special(token);
        return token;
    }

    private static ObjectNode byteLevel(boolean prefixSpace, boolean cutsIntoWords) {
        return TokenizerJson.typed("ByteLevel")
                .put("add_prefix_space", prefixSpace)
                .put("trim_offsets", true)
                .put("use_regex", cutsIntoWords);
    }

    private static ObjectNode unmarked() {
        return TokenizerJson.typed("ByteLevel")
                .put("add_prefix_space", true)
                .put("trim_offsets", false)
                .put("use_regex", true);
    }
}
