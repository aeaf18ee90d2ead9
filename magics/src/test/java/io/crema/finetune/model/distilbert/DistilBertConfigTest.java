package io.crema.finetune.model.distilbert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.model.ModelConfig;
import org.junit.jupiter.api.Test;

class DistilBertConfigTest {
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode().put("model_type", "distilbert");

    @Test
    void isADistilBertBaseWhenNothingIsSaid() {
        assertEquals(
                new DistilBertConfig(
                        new DistilBertConfig.Tokens(30522, 512, 0),
                        768,
                        6,
                        new DistilBertConfig.Attention(12, 0.1),
                        3072,
                        0.1,
                        0.2,
                        0.02),
                DistilBertConfig.read(new ModelConfig("tiny", tree)));
    }

    @Test
    void namesEveryContradictionAtOnce() {
        tree.put("activation", "relu")
                .put("sinusoidal_pos_embds", true)
                .put("n_heads", 7)
                .put("vocab_size", 10)
                .put("pad_token_id", 10)
                .put("hidden_size", 768);

        ConfigException thrown =
                assertThrows(ConfigException.class, () -> DistilBertConfig.read(new ModelConfig("tiny", tree)));

        assertEquals(
                "config.json of tiny: activation \"relu\" is not supported (supported: gelu)"
                        + "; sinusoidal_pos_embds \"true\" is not supported (supported: false)"
                        + "; dim 768 is not a multiple of n_heads 7"
                        + "; pad_token_id 10 is not among the 10 tokens of vocab_size"
                        + "; hidden_size is not known to the family \"distilbert\""
                        + " (take out of config.json what changes nothing)",
                thrown.getMessage());
    }
}
