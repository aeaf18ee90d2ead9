package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.LowRank;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoraTest {
    private static final LowRank LOW_RANK = new LowRank(4, 8, 0, false);

    private final Backbone bert = TinyModel.backbone();

    private List<String> chosenBy(String... targets) {
        return Lora.on(Network.linearLayers(bert, Pooling.OWN), List.of(targets), LOW_RANK).layers().keySet().stream()
                .map(LinearLayer::name)
                .map(name -> name.replace("bert.encoder.layer.", "").replace("attention.", ""))
                .sorted()
                .toList();
    }

    @Test
    void addsToQueriesAndValuesUnlessToldOtherwise() {
        assertEquals(List.of("0.self.query", "0.self.value", "1.self.query", "1.self.value"), chosenBy());
    }

    @Test
    void takesNamesPartsOfNamesAndPatterns() {
        assertEquals(List.of("0.self.key", "1.self.key"), chosenBy("key"));
        assertEquals(List.of("1.output.dense"), chosenBy("layer.1.output.dense"));
        assertEquals(List.of("0.self.key", "0.self.value"), chosenBy(".*layer\\.0\\..*\\.(key|value)"));
    }

    @Test
    void takesAllLinearLayersOfTheBody() {
        assertEquals(2 * 6 + 1, chosenBy("all-linear").size());
    }

    @Test
    void namesTheLayersThereAreWhenATargetIsNone() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> chosenBy("q_proj"));

        assertEquals("no linear layer \"q_proj\" (there are query, key, value, dense)", refused.getMessage());
    }

    @Test
    void refusesAPatternThatIsNone() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> chosenBy("(query"));

        assertEquals("the target \"(query\" is no layer and no pattern: Unclosed group", refused.getMessage());
    }

    @Test
    void dividesAlphaByTheRankOrByItsRoot() {
        assertEquals(2, LOW_RANK.scale());
        assertEquals(4, new LowRank(4, 8, 0, true).scale());
        assertThrows(IllegalArgumentException.class, () -> new LowRank(0, 8, 0, false));
        assertThrows(IllegalArgumentException.class, () -> new LowRank(4, 0, 0, false));
        assertThrows(IllegalArgumentException.class, () -> new LowRank(4, 8, 1, false));
    }
}
