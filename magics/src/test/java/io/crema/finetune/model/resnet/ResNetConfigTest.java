package io.crema.finetune.model.resnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.model.ModelConfig;
import io.crema.finetune.model.resnet.ResNetConfig.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResNetConfigTest {
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode().put("model_type", "resnet");

    @Test
    void isAResNet50WhenNothingIsSaid() {
        ResNetConfig config = read();

        List<Stage> stages =
                List.of(new Stage(256, 3, 1), new Stage(512, 4, 2), new Stage(1024, 6, 2), new Stage(2048, 3, 2));
        assertEquals(new ResNetConfig(3, 224, 64, true, false, stages), config);
        assertEquals("ResNet-50", new ResNetBackbone(config).description());
    }

    @Test
    void stridesInTheFirstStageAndInTheReductionWhereItIsSaid() {
        tree.put("downsample_in_first_stage", true).put("downsample_in_bottleneck", true);

        ResNetConfig config = read();

        assertEquals(2, config.stages().get(0).stride());
        assertTrue(config.strideInReduction());
    }

    @Test
    void namesEveryContradictionAtOnce() {
        tree.put("hidden_act", "gelu").put("layer_type", "basic").put("downsample_in_bottleneck", true);
        tree.put("stem_width", 32);
        tree.putArray("depths").add(2).add(2);

        assertEquals(
                "config.json of tiny: hidden_act \"gelu\" is not supported (supported: relu)"
                        + "; downsample_in_bottleneck is true, but layer_type is \"basic\" and has no bottleneck"
                        + "; hidden_sizes has 4 stages, but depths has 2"
                        + "; stem_width is not known to the family \"resnet\""
                        + " (take out of config.json what changes nothing)",
                refusal());
    }

    @Test
    void refusesBottlenecksThatCannotBeNarrowed() {
        tree.putArray("hidden_sizes").add(254);
        tree.putArray("depths").add(1);

        assertEquals("config.json of tiny: hidden_sizes [254] of bottlenecks must be multiples of 4", refusal());
    }

    private ResNetConfig read() {
        return ResNetConfig.read(new ModelConfig("tiny", tree));
    }

    private String refusal() {
        return String.valueOf(assertThrows(ConfigException.class, this::read).getMessage());
    }
}
