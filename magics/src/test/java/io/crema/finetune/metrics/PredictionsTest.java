package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PredictionsTest {
    private static final List<String> LABELS = List.of("other", "great");

    @Test
    void theMostProbableClassIsPredictedTheFirstOfEquals() {
        Predictions rows = Predictions.of(LABELS, new int[] {0, 0, 0}, new double[][] {{.4, .6}, {.5, .5}, {.6, .4}});

        assertEquals(1, rows.predicted(0));
        assertEquals(0, rows.predicted(1));
        assertEquals(0, rows.predicted(2));
    }

    @Test
    void isNotChangedThroughTheArraysItWasMadeFrom() {
        int[] truth = {0, 1};
        double[][] probabilities = {{1, 0}, {0, 1}};
        Predictions rows = Predictions.of(LABELS, truth, probabilities);

        truth[0] = 1;
        probabilities[0][0] = 0;

        assertEquals(0, rows.truth(0));
        assertEquals(1, rows.probability(0, 0));
    }

    @Test
    void countsWhatWasPredictedAsWhat() {
        ConfusionMatrix confusion = Predictions.of(LABELS, new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 1, 0})
                .confusion();

        assertEquals(1, confusion.count(0, 1));
        assertEquals(2, confusion.count(1, 1));
        assertEquals(3, confusion.support(1));
        assertEquals(2, confusion.predictedAs(0));
        assertEquals(5, confusion.total());
    }

    @Test
    void refusesWhatCannotBeEvaluatedAndSaysWhatWasExpected() {
        int[] one = {0};

        refuses("is the split empty", () -> Predictions.of(LABELS, new int[0], new int[0]));
        refuses("row 0: true class 2, expected 0 to 1", () -> Predictions.of(LABELS, new int[] {2}, one));
        refuses("1 true classes and 2 predicted", () -> Predictions.of(LABELS, one, new int[] {0, 1}));
        refuses("a softmax, not logits", () -> Predictions.of(LABELS, one, new double[][] {{3.2, -1}}));
        refuses("a softmax, not logits", () -> Predictions.of(LABELS, one, new double[][] {{Double.NaN, 1}}));
        refuses("at least two", () -> Predictions.of(List.of("only"), one, one));
        refuses("every weight is 0", () -> Predictions.of(LABELS, one, one).weighted(new double[] {0}));
        refuses("weight -1.0", () -> Predictions.of(LABELS, one, one).weighted(new double[] {-1}));
    }

    private static void refuses(String words, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).toString();

        assertTrue(message.contains(words), message);
    }
}
