package io.crema.finetune.model.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.model.ModelConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class MlpConfigTest {
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode().put("model_type", "mlp");

    @Test
    void hasTwoLayersWhenNothingIsSaid() {
        tree.put("num_features", 13);

        assertEquals(new MlpConfig(13, List.of(64, 32), 0.1), MlpConfig.read(new ModelConfig("tiny", tree)));
    }

    @Test
    void namesEveryBadSettingAtOnce() {
        tree.put("hidden_dropout_prob", 1).put("hidden_act", "gelu");
        tree.putArray("hidden_sizes").add(8).add(0);

        ConfigException thrown =
                assertThrows(ConfigException.class, () -> MlpConfig.read(new ModelConfig("tiny", tree)));

        assertEquals(
                "config.json of tiny: num_features must be a whole number of at least 1, not left out"
                        + "; hidden_sizes must be a list of whole numbers of at least 1, not [8,0]"
                        + "; hidden_dropout_prob must be a number in [0,1), not 1"
                        + "; hidden_act is not known to the family \"mlp\""
                        + " (take out of config.json what changes nothing)",
                thrown.getMessage());
    }
}
