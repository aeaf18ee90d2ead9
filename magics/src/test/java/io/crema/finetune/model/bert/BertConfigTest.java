package io.crema.finetune.model.bert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.model.ModelConfig;
import org.junit.jupiter.api.Test;

class BertConfigTest {
    private final ObjectNode tree = JsonNodeFactory.instance
            .objectNode()
            .put("vocab_size", 100)
            .put("hidden_size", 32)
            .put("num_hidden_layers", 2)
            .put("num_attention_heads", 4)
            .put("intermediate_size", 64)
            .put("max_position_embeddings", 40);

    @Test
    void fillsInWhatTransformersFillsIn() {
        BertConfig config = BertConfig.read(new ModelConfig("tiny", tree));

        assertEquals(
                new BertConfig(
                        new BertConfig.Tokens(100, 40, 0, 2, 0),
                        32,
                        2,
                        new BertConfig.Attention(4, 0.1),
                        64,
                        1e-12,
                        0.1,
                        0.1,
                        0.02),
                config);
    }

    @Test
    void takesTheHiddenDropoutForAClassifierThatStatesNone() {
        tree.put("hidden_dropout_prob", 0.3).putNull("classifier_dropout");

        assertEquals(0.3, BertConfig.read(new ModelConfig("tiny", tree)).classifierDropout());
    }

    @Test
    void namesEveryBadSettingAtOnce() {
        tree.put("hidden_act", "relu")
                .put("position_embedding_type", "relative_key")
                .put("is_decoder", true)
                .put("num_attention_heads", 5)
                .put("pad_token_id", 100);

        assertEquals(
                "config.json of tiny: hidden_act \"relu\" is not supported (supported: gelu)"
                        + "; position_embedding_type \"relative_key\" is not supported (supported: absolute)"
                        + "; is_decoder \"true\" is not supported (supported: false)"
                        + "; hidden_size 32 is not a multiple of num_attention_heads 5"
                        + "; pad_token_id 100 is not among the 100 tokens of vocab_size",
                refusal());
    }

    @Test
    void saysNothingOfWhatFollowsFromAMissingSetting() {
        tree.remove("hidden_size");
        tree.remove("vocab_size");

        assertEquals(
                "config.json of tiny: hidden_size must be a whole number of at least 1, not left out"
                        + "; vocab_size must be a whole number of at least 1, not left out",
                refusal());
    }

    private String refusal() {
        ConfigException thrown =
                assertThrows(ConfigException.class, () -> BertConfig.read(new ModelConfig("tiny", tree)));
        return String.valueOf(thrown.getMessage());
    }
}
