package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BiasLimitTest {
    /** Of men half are selected, of women a quarter; all rows are positive. */
    private final BiasAssessment assessment = BiasAssessment.empty().with(report(List.of("no", "yes")));

    @Test
    void isMetWhereTheGapIsBeyondItAndSaysByHowMuch() {
        BiasLimit.Breach breach = BiasLimit.parse("demographic_parity_difference > 0.1")
                .breachedBy(assessment)
                .orElseThrow();

        assertEquals(
                "the limit \"demographic_parity_difference > 0.1\" is reached: demographic_parity_difference is 0.250,"
                        + " p = 0.010 (sex, positive = yes, n = 200)",
                breach.summary());
        assertTrue(breach.hint().contains("--mitigate"), breach.hint());
    }

    @Test
    void comparesAsTheSignSays() {
        assertTrue(isMet("demographic_parity_difference >= 0.25"));
        assertTrue(!isMet("demographic_parity_difference > 0.25"));
        assertTrue(isMet("demographic_parity_ratio < 0.8"));
        assertTrue(isMet("demographic_parity_ratio <= 0.5"));
        assertTrue(!isMet("demographic_parity_ratio < 0.5"));
    }

    @Test
    void ofSeveralPartsAllMustHoldAtOnce() {
        assertTrue(isMet("demographic_parity_difference > 0.1 and equal_opportunity_difference > 0.2"));
        assertTrue(!isMet("demographic_parity_difference > 0.1 AND equal_opportunity_difference > 0.3"));
    }

    @Test
    void aGapThatIsUndefinedIsNoProofThatAllIsWell() {
        BiasLimit.Breach breach = BiasLimit.parse("predictive_equality_difference > 0.9")
                .breachedBy(assessment)
                .orElseThrow();

        assertTrue(breach.summary().contains("is n/a (fewer than 2 groups with negatives)"), breach.summary());
    }

    @Test
    void holdsSwapsToTheirFlipRate() {
        Counterfactuals texts = Counterfactuals.pronouns();
        BiasAssessment swaps = BiasAssessment.empty()
                .with(CounterfactualReport.of(
                        texts,
                        "yes",
                        all -> all.stream()
                                .mapToDouble(
                                        text -> text.toLowerCase(Locale.ROOT).contains("she") ? .2 : .8)
                                .toArray(),
                        Resampling.seeded(1)));

        assertTrue(BiasLimit.parse("counterfactual_flip_rate > 0.1")
                .breachedBy(swaps)
                .isPresent());
    }

    @Test
    void isReachedWhereNothingWasAssessedThatCouldShowTheContrary() {
        var reason = "swapped sentences need a model that reads texts, and mlp reads rows of a table";
        BiasAssessment refused = assessment.with(new Refusal(Refusal.SWAPS, reason, "Assess it by groups alone"));

        assertEquals(
                Optional.of(new BiasLimit.Breach(
                        "nothing was assessed that \"counterfactual_flip_rate > 0.1\" could be held against: " + reason,
                        "Assess it by groups alone")),
                BiasLimit.parse("counterfactual_flip_rate > 0.1").breachedBy(refused));
        assertEquals(
                Optional.of(new BiasLimit.Breach(
                        "nothing was assessed that \"counterfactual_flip_rate > 0.1\" could be held against",
                        "counterfactual_flip_rate needs --counterfactual, all others need --sensitive, and the two are"
                                + " limited apart")),
                BiasLimit.parse("counterfactual_flip_rate > 0.1").breachedBy(assessment));
    }

    @Test
    void saysWhatAConditionIs() {
        assertRefuses("demographic_parity_difference", "is no condition: expected a metric, one of > >= < <=");
        assertRefuses(
                "demographic_parity > 0.1",
                "no metric \"demographic_parity\" to limit (metrics:"
                        + " demographic_parity_difference, demographic_parity_ratio,");
        assertRefuses("demographic_parity_difference > much", "\"much\" is no number");
    }

    private static void assertRefuses(String condition, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> BiasLimit.parse(condition))
                .toString();
        assertTrue(message.contains(expected), message);
    }

    private boolean isMet(String condition) {
        return BiasLimit.parse(condition).breachedBy(assessment).isPresent();
    }

    private static BiasReport report(List<String> labels) {
        int[] truth = IntStream.range(0, 200).map(row -> 1).toArray();
        int[] predicted = new int[200];
        List<String> sex = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            sex.add(row < 100 ? "man" : "woman");
            predicted[row] = row % 100 < (row < 100 ? 50 : 25) ? 1 : 0;
        }
        return BiasReport.of(
                Predictions.of(labels, truth, predicted),
                "yes",
                List.of(new SensitiveFeature("sex", sex)),
                BiasOptions.seeded(3).withPermutations(100));
    }
}
