package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeightNamesTest {
    private final WeightNames names =
            new WeightNames("tree", List.of("trunk", "crown", "leaves"), "trunk.rings", List.of("leaves"));

    @Test
    void putsABareBodyUnderThePrefix() {
        assertEquals("tree.trunk.rings.0.weight", names.inModel("trunk.rings.0.weight"));
        assertEquals("tree.trunk.rings.0.weight", names.inModel("tree.trunk.rings.0.weight"));
        assertEquals("classifier.weight", names.inModel("classifier.weight"));
        assertEquals("trunkless.weight", names.inModel("trunkless.weight"));
    }

    @Test
    void countsDepthByTheNumberOfTheBlock() {
        assertEquals(1, names.depth("tree.trunk.rings.0.weight", 12));
        assertEquals(12, names.depth("tree.trunk.rings.11.inner.3.weight", 12));
        assertEquals(0, names.depth("tree.crown.weight", 12));
        assertEquals(12, names.depth("tree.leaves.weight", 12), "behind the last block");
        assertEquals(0, names.depth("other.tree.trunk.rings.4.weight", 12));
    }
}
