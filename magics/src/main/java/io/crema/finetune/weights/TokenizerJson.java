package io.crema.finetune.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.weights.TokenizerSettings.SpecialToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A {@code tokenizer.json} in the making: the parts that all of them have, and the ids of the special tokens. */
final class TokenizerJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();
    private final Map<String, Integer> vocabulary;
    private final Map<String, Integer> ids;
    private final Map<Integer, SpecialToken> added = new TreeMap<>();

    /**
     * Starts with a vocabulary and the tokens to which the settings give ids.
     *
     * @param vocabulary the ids of tokens
     */
    TokenizerJson(Map<String, Integer> vocabulary, TokenizerSettings settings) {
        this.vocabulary = vocabulary;
        this.ids = new LinkedHashMap<>(vocabulary);
        settings.tokensById().forEach((id, token) -> {
            ids.put(token.content(), id);
            added.put(id, token);
        });
        root.put("version", "1.0").putNull("truncation").putNull("padding");
    }

    /** A new node, for whoever writes a part. */
    static ObjectNode typed(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /** Looks for this token in texts; one that is not in the vocabulary comes after all others. */
    void special(SpecialToken token) {
        int next = ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        added.put(ids.computeIfAbsent(token.content(), unknown -> next), token);
    }

    /** The id of a token that was made special, or that is in the vocabulary. */
    int id(SpecialToken token) {
        Integer id = ids.get(token.content());
        if (id == null) {
            throw new WeightsException("the vocabulary has no token " + token.content());
        }
        return id;
    }

    TokenizerJson with(String part, JsonNode value) {
        root.set(part, value);
        return this;
    }

    /** Marks before and after a text; of two texts, the second has type 1 and the marks after it again. */
    ObjectNode template(List<SpecialToken> before, List<SpecialToken> after) {
        ObjectNode template = typed("TemplateProcessing");
        ArrayNode single = template.putArray("single");
        before.forEach(token -> part(single, "SpecialToken", token.content(), 0));
        part(single, "Sequence", "A", 0);
        after.forEach(token -> part(single, "SpecialToken", token.content(), 0));
        ArrayNode pair = template.putArray("pair").addAll(single);
        part(pair, "Sequence", "B", 1);
        after.forEach(token -> part(pair, "SpecialToken", token.content(), 1));
        ObjectNode tokens = template.putObject("special_tokens");
        Stream.concat(before.stream(), after.stream()).forEach(token -> {
            ObjectNode entry = tokens.putObject(token.content()).put("id", token.content());
            entry.putArray("ids").add(id(token));
            entry.putArray("tokens").add(token.content());
        });
        return template;
    }

    private static void part(ArrayNode parts, String kind, String id, int type) {
        parts.addObject().putObject(kind).put("id", id).put("type_id", type);
    }

    /** Puts the vocabulary into the model and ends the text. */
    String text(ObjectNode model) {
        ArrayNode tokens = root.putArray("added_tokens");
        added.forEach((id, token) -> tokens.addObject()
                .put("id", id)
                .put("content", token.content())
                .put("single_word", false)
                .put("lstrip", token.stripsLeft())
                .put("rstrip", token.stripsRight())
                .put("normalized", false)
                .put("special", token.special()));
        ObjectNode vocab = model.putObject("vocab");
        vocabulary.forEach(vocab::put);
        return root.set("model", model).toString();
    }
}
