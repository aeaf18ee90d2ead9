package io.crema.finetune.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures against what Pillow makes of them; {@code golden/make_images.py} made the answers. */
class PillowGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/images");
    private static final JsonNode ANSWERS = answers();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "black-white.png",
                "colour.bmp",
                "colour.png",
                "grey-transparent.png",
                "grey.png",
                "palette.gif",
                "palette.png",
                "transparent.png"
            })
    void readsTheSameSamples(String file) throws IOException {
        JsonNode answer = ANSWERS.path("pictures").path(file);

        Pixels picture = ImageDecoder.decode(FOLDER.resolve(file));

        assertEquals(answer.path("width").asInt(), picture.width());
        assertEquals(answer.path("height").asInt(), picture.height());
        assertArrayEquals(samples(answer, "rgb"), picture.withChannels(3).samples());
        assertArrayEquals(samples(answer, "grey"), picture.withChannels(1).samples());
    }

    /** JPEG leaves rounding to the decoder. */
    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "turned.jpg", "grey.jpg"})
    void readsPhotosWithinOneStep(String file) throws IOException {
        JsonNode answer = ANSWERS.path("pictures").path(file);

        Pixels picture = ImageDecoder.decode(FOLDER.resolve(file)).withChannels(3);

        assertEquals(answer.path("width").asInt(), picture.width());
        byte[] expected = samples(answer, "rgb");
        byte[] samples = picture.samples();
        assertEquals(expected.length, samples.length);
        int furthest = 0;
        for (int i = 0; i < samples.length; i++) {
            furthest = Math.max(furthest, Math.abs((samples[i] & 0xFF) - (expected[i] & 0xFF)));
        }
        assertTrue(furthest <= 1, file + " differs by " + furthest);
    }

    @Test
    void resizesToTheSameSamples() throws IOException {
        Pixels picture = ImageDecoder.decode(FOLDER.resolve("colour.png"));

        for (JsonNode answer : ANSWERS.path("resized")) {
            String name = answer.path("interpolation").asText();
            Pixels resized = Resampler.resize(
                    picture,
                    answer.path("width").asInt(),
                    answer.path("height").asInt(),
                    Interpolation.valueOf(name.toUpperCase(Locale.ROOT)));
            assertArrayEquals(samples(answer, "rgb"), resized.samples(), name + " " + resized.width());
        }
        assertEquals(12, ANSWERS.path("resized").size());
    }

    private static byte[] samples(JsonNode answer, String field) {
        return Base64.getDecoder().decode(answer.path(field).asText());
    }

    private static JsonNode answers() {
        try (InputStream packed =
                Objects.requireNonNull(PillowGoldenTest.class.getResourceAsStream("/golden/images/answers.json.gz"))) {
            return new ObjectMapper().readTree(new GZIPInputStream(packed));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
