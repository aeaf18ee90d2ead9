package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FoldScoresTest {

    @Test
    void correctsTheIntervalForFoldsThatShareTheirTrainingRows() {
        var scores = new FoldScores(Metrics.ACCURACY, List.of(.80, .82, .78, .84, .81), List.of(20, 20, 20, 20, 20));

        // By hand: s = sqrt(0.0020 / 4) = 0.0223607; t(0.975; 4) = 2.7764451; reach = t s sqrt(1/5 + 1/4)
        double reach = 2.7764451 * 0.0223607 * Math.sqrt(.45);

        assertEquals(.81, scores.mean(), 1e-12);
        assertEquals(.0223607, scores.spread(), 1e-6);
        assertEquals(.81 - reach, scores.lower(), 1e-6);
        assertEquals(.81 + reach, scores.upper(), 1e-6);
        assertEquals(
                "accuracy 0.810 in the mean of 5 folds (95 % corrected t interval 0.768 to 0.852); the folds range from"
                        + " 0.780 to 0.840, standard deviation 0.022.",
                scores.sentence());
    }

    @Test
    void staysBetweenNothingAndAll() {
        var scores = new FoldScores(Metrics.ACCURACY, List.of(1.0, .9), List.of(10, 10));

        assertEquals(1, scores.upper());
        assertEquals(0, scores.lower(), .05);
        assertTrue(scores.lower() < .9);
    }

    @Test
    void refusesASpreadOfOneFold() {
        assertThrows(IllegalArgumentException.class, () -> new FoldScores(Metrics.ACCURACY, List.of(.9), List.of(10)));
    }
}
