package io.crema.finetune.model.cnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.model.ModelConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class CnnConfigTest {
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode().put("model_type", "cnn");

    @Test
    void looksAtGreyPicturesOf28PixelsWhenNothingIsSaid() {
        assertEquals(new CnnConfig(1, 28, List.of(16, 32, 64), 0), CnnConfig.read(new ModelConfig("tiny", tree)));
    }

    @Test
    void namesEveryBadSettingAtOnce() {
        tree.put("image_size", 3).put("num_channels", 0).put("dropout", 0.5);
        tree.putArray("hidden_sizes").add(8).add(8);

        ConfigException thrown =
                assertThrows(ConfigException.class, () -> CnnConfig.read(new ModelConfig("tiny", tree)));

        assertEquals(
                "config.json of tiny: num_channels must be a whole number of at least 1, not 0"
                        + "; image_size 3 cannot be halved by the 2 blocks of hidden_sizes"
                        + "; dropout is not known to the family \"cnn\""
                        + " (take out of config.json what changes nothing)",
                thrown.getMessage());
    }
}
