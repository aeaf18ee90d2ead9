package io.crema.finetune.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code tokenizer_config.json} and the files beside it say of a tokenizer, all of it optional.
 *
 * @param config {@code tokenizer_config.json}
 * @param specialTokens {@code special_tokens_map.json}, which says what the first leaves out
 * @param addedTokens {@code added_tokens.json}: tokens beyond the vocabulary with their ids
 */
record TokenizerSettings(JsonNode config, JsonNode specialTokens, JsonNode addedTokens) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static TokenizerSettings in(Path folder) throws IOException {
        return new TokenizerSettings(
                tree(folder.resolve("tokenizer_config.json")),
                tree(folder.resolve("special_tokens_map.json")),
                tree(folder.resolve("added_tokens.json")));
    }

    private static JsonNode tree(Path file) throws IOException {
        return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.missingNode();
    }

    /** The tokenizer's class without {@code Fast}: {@code RobertaTokenizer}, or an empty string. */
    String tokenizerClass() {
        return config.path("tokenizer_class").asText("").replaceFirst("Fast$", "");
    }

    boolean flag(String name, boolean otherwise) {
        return config.path(name).asBoolean(otherwise);
    }

    /** True, false, or nothing where the model leaves it to the tokenizer. */
    Optional<Boolean> choice(String name) {
        return config.path(name).isBoolean() ? Optional.of(config.path(name).booleanValue()) : Optional.empty();
    }

    /** A token by its part, such as {@code cls_token}; empty where the default is null and nothing is said. */
    Optional<SpecialToken> token(String part, String otherwise) {
        JsonNode said = config.hasNonNull(part) ? config.path(part) : specialTokens.path(part);
        Optional<SpecialToken> named = SpecialToken.of(said);
        return named.isPresent() || otherwise.isEmpty() ? named : Optional.of(SpecialToken.plain(otherwise));
    }

    /** Further special tokens, in the order they are listed. */
    Iterable<JsonNode> moreTokens() {
        JsonNode more = config.path("additional_special_tokens");
        return more.isEmpty() ? specialTokens.path("additional_special_tokens") : more;
    }

    /** The tokens whose ids these files give, by id. */
    Map<Integer, SpecialToken> tokensById() {
        var byId = new TreeMap<Integer, SpecialToken>();
        addedTokens
                .properties()
                .forEach(entry -> byId.put(entry.getValue().asInt(), SpecialToken.plain(entry.getKey())));
        config.path("added_tokens_decoder")
                .properties()
                .forEach(entry -> SpecialToken.of(entry.getValue())
                        .ifPresent(token -> byId.put(Integer.valueOf(entry.getKey()), token)));
        return byId;
    }

    /**
     * A token that is looked for in the text before it is cut into words.
     *
     * @param stripsLeft whether it takes the blanks before it
     * @param stripsRight whether it takes the blanks after it
     * @param special whether it is a mark rather than a word
     */
    record SpecialToken(String content, boolean stripsLeft, boolean stripsRight, boolean special) {

        static SpecialToken plain(String content) {
            return new SpecialToken(content, false, false, true);
        }

        /** From a string, or from an object with its content; empty for anything else. */
        static Optional<SpecialToken> of(JsonNode said) {
            String content =
                    said.isTextual() ? said.asText() : said.path("content").asText("");
            boolean special = said.path("special").asBoolean(true);
            return content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SpecialToken(
                            content,
                            said.path("lstrip").asBoolean(),
                            said.path("rstrip").asBoolean(),
                            special));
        }
    }
}
