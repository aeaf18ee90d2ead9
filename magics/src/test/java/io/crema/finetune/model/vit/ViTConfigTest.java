package io.crema.finetune.model.vit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.model.ModelConfig;
import org.junit.jupiter.api.Test;

class ViTConfigTest {
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode().put("model_type", "vit");

    @Test
    void isAViTBaseWhenNothingIsSaid() {
        ViTConfig config = ViTConfig.read(new ModelConfig("tiny", tree));

        assertEquals(
                new ViTConfig(
                        new ViTConfig.Pictures(3, 224, 16),
                        768,
                        12,
                        new ViTConfig.Attention(12, 0),
                        3072,
                        1e-12,
                        0,
                        0.02),
                config);
        assertEquals(196, config.pictures().patches());
    }

    @Test
    void namesEveryContradictionAtOnce() {
        tree.put("qkv_bias", false)
                .put("num_attention_heads", 7)
                .put("image_size", 100)
                .put("num_register_tokens", 4);

        ConfigException thrown =
                assertThrows(ConfigException.class, () -> ViTConfig.read(new ModelConfig("tiny", tree)));

        assertEquals(
                "config.json of tiny: qkv_bias \"false\" is not supported (supported: true)"
                        + "; hidden_size 768 is not a multiple of num_attention_heads 7"
                        + "; image_size 100 is not a multiple of patch_size 16"
                        + "; num_register_tokens is not known to the family \"vit\""
                        + " (take out of config.json what changes nothing)",
                thrown.getMessage());
    }
}
