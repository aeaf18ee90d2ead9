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

    @Test
    void readsListsAndSwitches() {
        ModelConfig config = config("""
                {"sizes": [16, 32], "empty": [], "words": ["a"], "on": true, "word": "yes", "nothing": null}
                """);

        assertEquals(List.of(16, 32), config.sizes("sizes", 8));
        assertEquals(List.of(8), config.sizes("absent", 8));
        assertEquals(true, config.flag("on", false));
        assertEquals(true, config.flag("nothing", true));
        config.sizes("empty", 8);
        config.sizes("words", 8);
        config.flag("word", false);

        ConfigException thrown = assertThrows(ConfigException.class, config::check);
        assertEquals(
                "config.json of tiny: empty must be a list of whole numbers of at least 1, not []"
                        + "; words must be a list of whole numbers of at least 1, not [\"a\"]"
                        + "; word must be true or false, not \"yes\"",
                thrown.getMessage());
    }

    @Test
    void namesWhatNobodyRead() {
        ModelConfig config = config("""
                {"model_type": "tree", "layers": 2, "height": 3, "width": 4, "rings": 5}
                """);

        config.size("layers");
        config.requireNothingElse("height");

        ConfigException thrown = assertThrows(ConfigException.class, config::check);
        assertEquals(
                "config.json of tiny: width, rings are not known to the family \"tree\""
                        + " (take out of config.json what changes nothing)",
                thrown.getMessage());
    }

    @Test
    void passesWhatIsOffAndWhatEveryFileRecords() {
        ModelConfig config = config("""
                {"transformers_version": "5", "use_cache": true, "pruned_heads": {}, "odd": null, "new_way": false}
                """);

        config.requireNothingElse();

        assertDoesNotThrow(config::check);
    }
}
