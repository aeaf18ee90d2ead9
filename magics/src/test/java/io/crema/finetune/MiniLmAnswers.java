package io.crema.finetune;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/** What Python says of MiniLM, written by {@code golden/make_minilm.py}. */
public record MiniLmAnswers(
        List<String> sentences, List<List<Double>> embeddings, List<String> lines, List<List<Integer>> ids) {

    public static MiniLmAnswers read() {
        Path file = Path.of("src/test/resources/golden/minilm.json.gz");
        try (var json = new GZIPInputStream(Files.newInputStream(file))) {
            ObjectMapper mapper = new ObjectMapper();
            JsonNode tree = mapper.readTree(json);
            return new MiniLmAnswers(
                    texts(tree.path("sentences")),
                    mapper.convertValue(tree.path("embeddings"), new TypeReference<>() {}),
                    texts(tree.path("lines")),
                    mapper.convertValue(tree.path("ids"), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
