package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<String> LABELS = List.of("other", "great");
    private static final Resampling RESAMPLING = new Resampling(400, 0.95, 42);

    private final int[] truth = new SplittableRandom(1).ints(300, 0, 2).toArray();

    @Test
    void givesEveryApplicableMetricWithAnInterval() {
        Evaluation evaluation = Evaluation.of("model", rightIn(.8, 2), RESAMPLING);

        assertEquals(
                List.of(
                        "accuracy",
                        "macro_f1",
                        "weighted_f1",
                        "balanced_accuracy",
                        "mcc",
                        "roc_auc",
                        "average_precision",
                        "log_loss",
                        "brier",
                        "ece"),
                evaluation.measured().stream().map(one -> one.metric().name()).toList());
        for (Measured measured : evaluation.measured()) {
            assertTrue(measured.interval().isPresent(), measured.metric().name());
        }
        Measured accuracy = evaluation.measured(Metrics.ACCURACY);
        assertEquals(Interval.Method.WILSON, accuracy.interval().orElseThrow().method());
        assertTrue(accuracy.interval().orElseThrow().contains(accuracy.score().value()));
    }

    @Test
    void theSameSeedGivesTheSameNumbersToTheLastDigit() {
        Evaluation first = Evaluation.of("model", rightIn(.8, 2), RESAMPLING).against("tfidf", rightIn(.7, 3));
        Evaluation again = Evaluation.of("model", rightIn(.8, 2), RESAMPLING).against("tfidf", rightIn(.7, 3));

        assertEquals(
                first.measured(Metrics.MACRO_F1).interval(),
                again.measured(Metrics.MACRO_F1).interval());
        assertEquals(first.verdicts(Metrics.MACRO_F1), again.verdicts(Metrics.MACRO_F1));
    }

    @Test
    void namesAWinnerOutsideTheNoise() {
        Evaluation evaluation = Evaluation.of("minilm", rightIn(.9, 2), RESAMPLING)
                .against("majority class", always(1))
                .against("tfidf", rightIn(.6, 3));

        assertEquals(
                Verdict.BETTER,
                evaluation.comparisons().get(0).difference(Metrics.MACRO_F1).verdict());
        String sentence = evaluation.verdicts(Metrics.MACRO_F1).get(1);
        assertTrue(sentence.startsWith("minilm beats tfidf on F1 (macro) by 0."), sentence);
        assertTrue(sentence.contains("95 % paired BCa bootstrap interval"), sentence);
    }

    @Test
    void lessIsBetterWhereTheMetricSaysSo() {
        Evaluation evaluation =
                Evaluation.of("minilm", rightIn(.6, 2), RESAMPLING).against("tfidf", rightIn(.9, 3));

        Difference difference = evaluation.comparisons().get(0).difference(Metrics.LOG_LOSS);

        assertTrue(difference.score().value() > 0);
        assertEquals(Verdict.WORSE, difference.verdict());
        assertTrue(difference.sentence().startsWith("minilm falls behind tfidf on log loss"), difference.sentence());
    }

    @Test
    void namesNoWinnerWithinTheNoise() {
        Predictions predictions = rightIn(.8, 2);
        int[] nearlySame = predicted(predictions);
        nearlySame[0] = 1 - nearlySame[0];

        Evaluation evaluation = Evaluation.of("model", predictions, RESAMPLING)
                .against("tfidf", Predictions.of(LABELS, truth, nearlySame));

        Difference difference = evaluation.comparisons().get(0).difference(Metrics.ACCURACY);
        assertEquals(Verdict.WITHIN_NOISE, difference.verdict());
        assertTrue(difference.sentence().startsWith("No winner between model and tfidf"), difference.sentence());
    }

    @Test
    void aDifferenceWithoutAValueSaysWhoseFaultItIs() {
        Evaluation evaluation =
                Evaluation.of("model", rightIn(.8, 2), RESAMPLING).against("majority", always(1));

        Difference difference = evaluation.comparisons().get(0).difference(Metrics.MCC);

        assertEquals(Verdict.UNDEFINED, difference.verdict());
        assertTrue(difference.sentence().contains("majority: every row is predicted great"), difference.sentence());
    }

    @Test
    void theDifferenceIsPairedSoThatSharedErrorsCancel() {
        Predictions predictions = rightIn(.8, 2);
        int[] better = predicted(predictions);
        for (int row = 0; row < 60; row++) {
            better[row] = truth[row];
        }

        Evaluation evaluation = Evaluation.of("better", Predictions.of(LABELS, truth, better), RESAMPLING)
                .against("model", predictions);

        Interval paired = evaluation
                .comparisons()
                .get(0)
                .difference(Metrics.MACRO_F1)
                .interval()
                .orElseThrow();
        Interval alone = evaluation.measured(Metrics.MACRO_F1).interval().orElseThrow();
        assertTrue(paired.upper() - paired.lower() < alone.upper() - alone.lower());
    }

    @Test
    void weightsCountInValuesAndInIntervals() {
        double[] onlyFirstHalf = new double[truth.length];
        Arrays.fill(onlyFirstHalf, 0, truth.length / 2, 1);
        Predictions predictions = rightIn(.8, 2);
        int[] half = Arrays.copyOf(truth, truth.length / 2);
        Predictions firstHalf = Predictions.of(LABELS, half, Arrays.copyOf(predicted(predictions), half.length));

        Evaluation weighted = Evaluation.of("model", predictions.weighted(onlyFirstHalf), RESAMPLING);
        Evaluation cut = Evaluation.of("model", firstHalf, RESAMPLING);

        assertEquals(
                cut.measured(Metrics.ACCURACY).interval(),
                weighted.measured(Metrics.ACCURACY).interval());
        Interval expected = cut.measured(Metrics.MACRO_F1).interval().orElseThrow();
        Interval found = weighted.measured(Metrics.MACRO_F1).interval().orElseThrow();
        assertEquals(expected.lower(), found.lower(), 0.02);
        assertEquals(expected.upper(), found.upper(), 0.02);
    }

    @Test
    void refusesABaselineOnOtherRows() {
        Evaluation evaluation = Evaluation.of("model", rightIn(.8, 2), RESAMPLING);
        int[] others = truth.clone();
        others[7] = 1 - others[7];

        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> evaluation.against("tfidf", Predictions.of(LABELS, others, others)))
                .toString();

        assertTrue(message.contains("same rows in the same order"), message);
    }

    @Test
    void listsTheErrorsItWasSurestOf() {
        double[][] probabilities = {{.9, .1}, {.2, .8}, {.4, .6}, {.99, .01}, {.05, .95}};
        Evaluation evaluation =
                Evaluation.of("model", Predictions.of(LABELS, new int[] {1, 1, 0, 0, 0}, probabilities), RESAMPLING);

        List<ConfidentError> errors = evaluation.mostConfidentErrors(2);

        assertEquals(
                List.of(
                        new ConfidentError(4, "", "other", "great", .95),
                        new ConfidentError(0, "", "great", "other", .9)),
                errors);
    }

    @Test
    void givesNoIntervalWhereEveryResampleGivesTheSame() {
        Predictions perfect = Predictions.of(LABELS, truth, truth);

        Evaluation evaluation = Evaluation.of("model", perfect, RESAMPLING);

        assertTrue(evaluation.measured(Metrics.MACRO_F1).interval().isEmpty());
        assertTrue(
                evaluation.measured(Metrics.ACCURACY).interval().orElseThrow().lower() < 1);
    }

    @Test
    void ordersSlicesByHowFarTheyAreFromTheWhole() {
        List<String> values = Arrays.stream(truth)
                .mapToObj(label -> label == 1 ? "all great" : "all other")
                .toList();
        Evaluation evaluation = Evaluation.of("model", always(1), List.of(Metrics.ACCURACY), RESAMPLING)
                .sliced("kind", values);

        Slicing slicing = evaluation.slicings().get(0);

        assertEquals(2, slicing.slices().size());
        Slice furthest = slicing.slices().get(0);
        double whole = slicing.whole().get(0).score().value();
        assertEquals(whole > .5 ? "all other" : "all great", furthest.value());
        assertTrue(furthest.measured().get(0).interval().isPresent());
        assertFalse(furthest.isSmall());
    }

    @Test
    void reportsEveryClass() {
        Evaluation evaluation = Evaluation.of("model", always(1), RESAMPLING);

        ClassScores other = evaluation.classes().get(0);

        assertEquals("other", other.label());
        assertFalse(other.precision().score().isDefined());
        assertEquals(0, other.recall().score().value());
        assertEquals((double) Arrays.stream(truth).filter(label -> label == 0).count(), other.support());
    }

    private Predictions rightIn(double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] probabilities = new double[truth.length][];
        for (int row = 0; row < truth.length; row++) {
            boolean right = random.nextDouble() < share;
            double sure = .5 + random.nextDouble() / 2;
            double great = (truth[row] == 1) == right ? sure : 1 - sure;
            probabilities[row] = new double[] {1 - great, great};
        }
        return Predictions.of(LABELS, truth, probabilities);
    }

    private Predictions always(int label) {
        int[] predicted = new int[truth.length];
        Arrays.fill(predicted, label);
        return Predictions.of(LABELS, truth, predicted);
    }

    private static int[] predicted(Predictions rows) {
        int[] predicted = new int[rows.size()];
        Arrays.setAll(predicted, rows::predicted);
        return predicted;
    }
}
