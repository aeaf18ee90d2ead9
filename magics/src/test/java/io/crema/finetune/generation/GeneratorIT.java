package io.crema.finetune.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.generation.Generated.Ending;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TinyWriters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorIT {

    /** Against transformers' {@code generate}; {@code golden/make_generation.py} made the answers. */
    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void writesWhatTransformersWrites(String family) throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(Path.of("src/test/resources/golden/generation.json").toFile())
                .path(family);
        try (LanguageModel model = TinyWriters.load(family)) {
            var generator = new Generator(model, TokenSampling.greedy(), 24);

            assertEquals(4, cases.size());
            for (JsonNode each : cases) {
                Generated written = generator.generate(text(each.path("prompt")), more -> {}, Progress.NONE);

                assertEquals(text(each.path("answer")), written.text().strip());
                assertEquals(each.path("answer").size(), written.tokens());
            }
        }
    }

    private static String text(JsonNode ids) {
        return TinyWriters.text(StreamSupport.stream(ids.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray());
    }

    @Test
    void tellsTheTextPieceByPiece() {
        List<String> pieces = new ArrayList<>();
        try (LanguageModel model = TinyWriters.load("llama")) {
            Generated written =
                    new Generator(model, TokenSampling.greedy(), 5).generate("t76", pieces::add, Progress.NONE);

            assertEquals(5, pieces.size());
            assertEquals(written.text(), String.join("", pieces));
            assertEquals(Ending.LENGTH, written.ending());
        }
    }

    @Test
    void keepsWhatWasWrittenBeforeTheStop() {
        var stop = new Progress() {
            private int tokens;

            @Override
            public void at(int done, int rows) {
                tokens = done;
            }

            @Override
            public boolean cancelled() {
                return tokens == 3;
            }
        };
        try (LanguageModel model = TinyWriters.load("gpt2")) {
            Generated written = new Generator(model, TokenSampling.greedy(), 24).generate("t80", more -> {}, stop);

            assertEquals(Ending.INTERRUPTED, written.ending());
            assertEquals("t86 t86 t86", written.text().strip());
        }
    }

    @Test
    void stopsWhereTheModelTakesNoMore() {
        try (LanguageModel model = TinyWriters.load("qwen2")) {
            Generated written =
                    new Generator(model, TokenSampling.greedy(), 100).generate("t94", more -> {}, Progress.NONE);

            assertEquals(Ending.FULL, written.ending());
            assertEquals(40, written.tokens()); // 39 after the prompt's one, and one more that nothing follows
        }
    }

    @Test
    void drawsTheSameTextFromTheSameSeed() {
        try (LanguageModel model = TinyWriters.load("gpt2")) {
            String one = drawn(model, 1);

            assertEquals(one, drawn(model, 1));
            assertNotEquals(one, drawn(model, 2));
        }
    }

    private static String drawn(LanguageModel model, long seed) {
        return new Generator(model, new TokenSampling(1, 50, .95, seed), 12)
                .generate("t80 t53", more -> {}, Progress.NONE)
                .text();
    }
}
