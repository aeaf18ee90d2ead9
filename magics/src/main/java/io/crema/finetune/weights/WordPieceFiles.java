package io.crema.finetune.weights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.weights.TokenizerSettings.SpecialToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * BERT's and DistilBERT's {@code vocab.txt}: a piece on each line, its id the line's number (Wu et al. 2016,
 * arXiv:1609.08144).
 */
final class WordPieceFiles {
    private final TokenizerSettings settings;
    private final TokenizerJson json;

    private WordPieceFiles(Map<String, Integer> vocabulary, TokenizerSettings settings) {
        this.settings = settings;
        this.json = new TokenizerJson(vocabulary, settings);
    }

    static String tokenizerJson(List<String> pieces, TokenizerSettings settings) {
        var vocabulary = new LinkedHashMap<String, Integer>();
        pieces.forEach(piece -> vocabulary.put(piece, vocabulary.size()));
        if (vocabulary.size() != pieces.size()) {
            throw new WeightsException("vocab.txt has a token twice", "Copy it again from where the model came from");
        }
        return new WordPieceFiles(vocabulary, settings).text();
    }

    private String text() {
        SpecialToken unknown = special("unk_token", "[UNK]");
        SpecialToken separator = special("sep_token", "[SEP]");
        special("pad_token", "[PAD]");
        SpecialToken classification = special("cls_token", "[CLS]");
        special("mask_token", "[MASK]");
        ObjectNode model = TokenizerJson.typed("WordPiece")
                .put("unk_token", unknown.content())
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100);
        return json.with("normalizer", normalizer())
                .with("pre_tokenizer", TokenizerJson.typed("BertPreTokenizer"))
                .with("post_processor", json.template(List.of(classification), List.of(separator)))
                .with(
                        "decoder",
                        TokenizerJson.typed("WordPiece").put("prefix", "##").put("cleanup", true))
                .text(model);
    }

    private SpecialToken special(String part, String usual) {
        SpecialToken token = settings.token(part, usual).orElseThrow();
        json.special(token);
        return token;
    }

    private ObjectNode normalizer() {
        ObjectNode normalizer = TokenizerJson.typed("BertNormalizer")
                .put("clean_text", true)
                .put("handle_chinese_chars", settings.flag("tokenize_chinese_chars", true))
                .put("lowercase", settings.flag("do_lower_case", true))
                .putNull("strip_accents"); // accents go where capitals go
        settings.choice("strip_accents").ifPresent(strip -> normalizer.put("strip_accents", strip));
        return normalizer;
    }
}
