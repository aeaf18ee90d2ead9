package io.crema.finetune.model.roberta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.model.ModelConfig;
import io.crema.finetune.model.TextBackbone;
import org.junit.jupiter.api.Test;

class RobertaTest {
    private final ObjectNode tree = JsonNodeFactory.instance
            .objectNode()
            .put("model_type", "roberta")
            .put("vocab_size", 100)
            .put("hidden_size", 32)
            .put("num_hidden_layers", 2)
            .put("num_attention_heads", 4)
            .put("intermediate_size", 64)
            .put("max_position_embeddings", 514);

    @Test
    void countsPositionsFromBehindThePadding() {
        TextBackbone backbone = backbone();

        assertEquals(1, backbone.padId());
        assertEquals(512, backbone.maxLength());
    }

    @Test
    void refusesATableWithoutPositions() {
        tree.put("max_position_embeddings", 2);

        ConfigException thrown = assertThrows(ConfigException.class, this::backbone);

        assertEquals(
                "config.json of tiny: max_position_embeddings 2 leaves no position for a token: the first is 2",
                thrown.getMessage());
    }

    @Test
    void putsABareEncoderUnderThePrefix() {
        TextBackbone backbone = backbone();

        assertEquals("roberta.pooler.dense.bias", backbone.weightName("pooler.dense.bias"));
        assertEquals("classifier.dense.bias", backbone.weightName("classifier.dense.bias"));
        assertEquals(2, backbone.depth("roberta.encoder.layer.1.output.dense.bias"));
        assertEquals(2, backbone.depth("roberta.pooler.dense.bias"));
    }

    private TextBackbone backbone() {
        return (TextBackbone) new Roberta().backbone(new ModelConfig("tiny", tree));
    }
}
