package io.crema.finetune.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StrategyChoiceTest {

    @Test
    void takesPairsOfAFewTexts() {
        assertEquals(
                "Strategy fewshot: the rarest label has 12 training rows, of which pairs teach more.",
                StrategyChoice.ofClassifier(12, true, 22_000_000).toString());
    }

    @Test
    void trainsTheHeadAloneOnAFewPictures() {
        assertEquals(
                "Strategy head: the rarest label has 1 training row, too few to move all weights.",
                StrategyChoice.ofClassifier(1, false, 11_000_000).toString());
    }

    @Test
    void movesAllWeightsWhereThereAreRowsEnough() {
        assertEquals(
                "Strategy full: the model has 22,000,000 parameters, few enough to move all.",
                StrategyChoice.ofClassifier(17, true, 22_000_000).toString());
    }

    @Test
    void addsLowRankMatricesToALargeModel() {
        assertEquals(
                Strategy.lora(8, 16),
                StrategyChoice.ofClassifier(500, true, 335_000_000).strategy());
    }
}
