package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    private final EarlyStopping stopping = new EarlyStopping(2);

    @Test
    void givesUpAfterAsManyEpochsWithoutABetterOne() {
        assertTrue(stopping.observe(1, 0.5, 1));
        assertFalse(stopping.observe(2, 0.4, 1));
        assertFalse(stopping.exhausted());
        assertFalse(stopping.observe(3, 0.5, 1));

        assertTrue(stopping.exhausted());
        assertEquals(1, stopping.bestEpoch());
    }

    @Test
    void startsPatienceAnewAfterABetterEpoch() {
        stopping.observe(1, 0.5, 1);
        stopping.observe(2, 0.4, 1);
        stopping.observe(3, 0.6, 1);
        stopping.observe(4, 0.5, 1);

        assertFalse(stopping.exhausted());
        assertEquals(3, stopping.bestEpoch());
    }

    @Test
    void prefersTheLowerLossOfTwoEpochsThatAreAlike() {
        assertTrue(stopping.observe(1, 0.5, 1));
        assertTrue(stopping.observe(2, 0.5, 0.9));
        assertFalse(stopping.observe(3, 0.5, 0.9));
        assertEquals(2, stopping.bestEpoch());
    }

    @Test
    void neverTakesWhatIsNoNumberForTheBest() {
        assertFalse(stopping.observe(1, Double.NaN, 1));
        assertEquals(0, stopping.bestEpoch());
    }
}
