package io.crema.magics.render;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.explain.Faithfulness;
import org.junit.jupiter.api.Test;

final class ExplanationWordsTest {
    @Test
    void saysThatOnePartHasNoOrderToRank() {
        var area = new Faithfulness.Area(.5, .4, .3, .5, 100);
        var heads = new Faithfulness.RandomHeads(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 5);

        String text = String.valueOf(ExplanationWords.report(new Faithfulness(area, area, heads, 1)));

        assertTrue(text.contains("There is nothing to rank under random heads"), text);
        assertFalse(text.contains("NaN"), text);
    }
}
