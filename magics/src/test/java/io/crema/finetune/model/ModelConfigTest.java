package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelConfigTest {

    @Test
    void reportsEveryBadSettingAtOnce() {
        ModelConfig config = config("""
                {"layers": 0, "pad": -1, "types": "two", "dropout": 1.0, "act": "swish"}
                """);

        config.size("layers");
        config.size("heads");
        config.integer("pad", 0, 0);
        config.integer("types", 1, 2);
        config.fraction("dropout", 0.1);
        config.oneOf("act", "gelu", "relu");
        config.require(false, "nothing fits");

        ConfigException thrown = assertThrows(ConfigException.class, config::check);
        assertEquals(
                "config.json of tiny: layers must be a whole number of at least 1, not 0"
                        + "; heads must be a whole number of at least 1, not left out"
                        + "; pad must be a whole number of at least 0, not -1"
                        + "; types must be a whole number of at least 1, not \"two\""
                        + "; dropout must be a number in [0,1), not 1.0"
                        + "; act \"swish\" is not supported (supported: gelu, relu)"
                        + "; nothing fits",
                thrown.getMessage());
    }

    @Test
    void takesDefaultsForWhatIsLeftOutOrNull() {
        ModelConfig config = config("{\"dropout\": null, \"pad\": null}");

        assertEquals(0.25, config.fraction("dropout", 0.25));
        assertEquals(7, config.integer("pad", 0, 7));
        assertEquals("gelu", config.oneOf("act", "gelu", "relu"));
        assertDoesNotThrow(config::check);
    }

    @Test
    void readsLabelsInTheOrderOfTheirIds() {
        assertEquals(
                List.of("a", "b", "c"),
                config("{\"id2label\": {\"2\": \"c\", \"0\": \"a\", \"1\": \"b\"}}")
                        .labels());
        assertEquals(List.of(), config("{}").labels());
    }

    @Test
    void knowsTheFamilyAndTheClassItWasSavedFrom() {
        ModelConfig config =
                config("{\"model_type\": \"bert\", \"architectures\": [\"BertForSequenceClassification\"]}");

        assertEquals("bert", config.modelType());
        assertEquals("BertForSequenceClassification", config.architecture());
        assertEquals("", config("{}").architecture());
    }

    private static ModelConfig config(String json) {
        try {
            return new ModelConfig("tiny", new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
