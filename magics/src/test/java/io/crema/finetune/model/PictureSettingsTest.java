package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.data.image.ImageProcessing;
import io.crema.finetune.data.image.Images;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Image processors against those of transformers; {@code golden/make_images.py} made the answers. */
class PictureSettingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "src/test/resources/golden/images/";

    /** A body that takes colour pictures of one size, and does nothing with them. */
    private record Takes(int imageSize) implements ImageBackbone {
        @Override
        public int channels() {
            return 3;
        }

        @Override
        public Tensor features(Scope scope, Tensor pixels) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String description() {
            return "fake";
        }

        @Override
        public int hiddenSize() {
            return 1;
        }

        @Override
        public int layers() {
            return 1;
        }

        @Override
        public double headDropout() {
            return 0;
        }

        @Override
        public double initializerRange() {
            return 1;
        }

        @Override
        public WeightNames names() {
            return new WeightNames("fake", List.of(), "blocks");
        }

        @Override
        public Head head(int outputs) {
            return Head.linear(outputs, 0);
        }
    }

    @Test
    void givesTheNumbersThatTransformersGives() throws IOException {
        for (JsonNode answer : answers()) {
            boolean large = answer.path("name").asText().equals("convnext-large");
            int size = large ? 384 : 24;
            ImageProcessing processing = PictureSettings.of("golden", answer.path("config"), new Takes(size));
            Images images = Images.of(List.of(FOLDER + answer.path("file").asText()));

            float[] numbers = new float[processing.length()];
            processing.write(processing.cropped(processing.resized(images.get(0))), numbers, 0);

            int every = large ? 16 : 1;
            int next = 0;
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < size; y += every) {
                    for (int x = 0; x < size; x += every) {
                        double expected = answer.path("numbers").get(next++).asDouble();
                        assertEquals(
                                expected,
                                numbers[(c * size + y) * size + x],
                                2e-5,
                                answer.path("name").asText());
                    }
                }
            }
            assertEquals(answer.path("numbers").size(), next);
        }
    }

    @Test
    void namesEverySettingThatItCannotFollow() throws IOException {
        JsonNode tree = JSON.readTree("{\"size\": {\"longest_edge\": 8}, \"resample\": 7, \"image_mean\": [0.1, 0.2]}");

        String message =
                String.valueOf(assertThrows(ConfigException.class, () -> PictureSettings.of("odd", tree, new Takes(8)))
                        .getMessage());

        assertEquals(
                "preprocessor_config.json of odd: size must be a number, or a height and a width, not {\"longest_edge\":8};"
                        + " resample 7 is not supported (0 nearest, 1 lanczos, 2 bilinear, 3 bicubic);"
                        + " image_mean has 0.1, 0.2, but the model takes 3 channels",
                message);
    }

    @Test
    void saysWhenPicturesWouldHaveAnotherSizeThanTheModelTakes() throws IOException {
        JsonNode tree = JSON.readTree("{\"size\": 16}");

        String message =
                String.valueOf(assertThrows(ConfigException.class, () -> PictureSettings.of("odd", tree, new Takes(8)))
                        .getMessage());

        assertEquals(
                "preprocessor_config.json of odd: its pictures become 16 x 16, but the model takes 8 x 8", message);
    }

    private static JsonNode answers() throws IOException {
        try (InputStream packed = Objects.requireNonNull(
                PictureSettingsTest.class.getResourceAsStream("/golden/images/answers.json.gz"))) {
            return JSON.readTree(new GZIPInputStream(packed)).path("processed");
        }
    }
}
