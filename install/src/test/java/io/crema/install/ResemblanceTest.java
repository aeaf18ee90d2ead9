package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ResemblanceTest {
    @Test
    void sameTextsResembleEachOther() {
        assertAlike("epoch 3: loss 0.412, macro-F1 .787", "epoch 3: loss 0.412, macro-F1 .787");
    }

    @Test
    void timesAndSpeedsAreLeftOutOfAccount() {
        assertAlike("trained in 41.2 s at 812 samples/s", "trained in 3 min at 79.5 samples/s");
        assertAlike("1:07 to go", "0:12 to go");
    }

    @Test
    void numbersMayDifferByWhatAnotherProcessorMakesOfThem() {
        assertAlike("macro-F1 .787 [0.76, 0.81]", "macro-F1 .779 [0.75, 0.80]");
        assertAlike("| 1000 |  9.98 |\n+------+-------+", "| 1000 |  10.01 |\n+------+--------+");
    }

    @Test
    void aNumberFartherOffIsADifference() {
        assertDifferent("macro-F1 .787", "macro-F1 .700", "0.787 is now 0.7");
        assertDifferent("200 rows", "100 rows", "200.0 is now 100.0");
        assertDifferent("gap −0.3", "gap 0.3", "-0.3 is now 0.3");
    }

    @Test
    void anotherWordIsADifference() {
        assertDifferent("stopped at epoch 3", "ended at epoch 3", "the texts differ");
        assertDifferent("a 1 2", "a 1", "the texts differ");
    }

    private static void assertAlike(String committed, String now) {
        assertEquals(Optional.empty(), Resemblance.difference(committed, now));
    }

    private static void assertDifferent(String committed, String now, String expected) {
        var difference = Resemblance.difference(committed, now).orElse("none");

        assertTrue(difference.contains(expected), difference);
    }
}
