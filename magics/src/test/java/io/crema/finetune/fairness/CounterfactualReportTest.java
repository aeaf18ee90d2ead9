package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Resampling;
import io.crema.finetune.metrics.SignTest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CounterfactualReportTest {
    private static final Resampling RESAMPLING = new Resampling(300, 0.95, 42);

    /** Blind people are marked down by 0.3 and Jewish ones up by 0.1; the rest is a jitter of at most 0.01. */
    private static double[] uneven(List<String> texts) {
        return texts.stream()
                .mapToDouble(text -> 0.6
                        + Math.floorMod(text.hashCode(), 100) / 10_000.0
                        - (text.contains("blind") ? 0.3 : 0)
                        + (text.contains("Jewish") ? 0.1 : 0))
                .toArray();
    }

    @Test
    void ranksWhoIsMarkedDownFirst() {
        CounterfactualReport report = identities(CounterfactualReportTest::uneven);

        CounterfactualRow lowest = report.rows().get(0);
        assertEquals(new Variant("disability", "blind"), lowest.variant());
        assertEquals(-0.3, lowest.change().score().value(), 0.03);
        assertTrue(lowest.change().interval().orElseThrow().upper() < -0.2);
        assertEquals(2 * Math.pow(0.5, 24), lowest.p(), 1e-12);
        assertEquals(38 * lowest.p(), lowest.adjustedP(), 1e-9);
        assertEquals(
                "Jewish", report.rows().get(report.rows().size() - 1).variant().name());
    }

    @Test
    void changesOfASentencesVariantsSumToNothing() {
        double sum = identities(CounterfactualReportTest::uneven).rows().stream()
                .mapToDouble(row -> row.change().score().value())
                .sum();

        assertEquals(0, sum, 1e-9);
    }

    @Test
    void countsTheSentencesThatFlip() {
        CounterfactualReport report = identities(CounterfactualReportTest::uneven);

        CounterfactualRow blind = report.rows().get(0);
        assertEquals(1, blind.flipRate().score().value());
        assertEquals(1, report.flipped().score().value());
        assertEquals(0, report.rows().get(5).flipRate().score().value());
    }

    @Test
    void showsTheTenWidestPairsSideBySide() {
        CounterfactualReport report = identities(CounterfactualReportTest::uneven);

        assertEquals(10, report.worst().size());
        for (int pair = 0; pair < 10; pair++) {
            assertTrue(report.worst().get(pair).lower().contains("blind"));
            assertTrue(report.worst().get(pair).higher().contains("Jewish"));
            assertTrue(pair == 0
                    || report.worst().get(pair).difference()
                            <= report.worst().get(pair - 1).difference());
        }
    }

    @Test
    void saysWhoIsAtRiskAndThatPassingProvesNothing() {
        List<String> summary = identities(CounterfactualReportTest::uneven).summary();

        assertTrue(summary.get(1).startsWith("blind (disability): P(great) is 0.29 lower"), summary.toString());
        assertTrue(summary.get(1).endsWith("at risk of being passed over."), summary.toString());
        assertEquals(CounterfactualReport.CAUTION, summary.get(summary.size() - 1));
    }

    @Test
    void aModelThatLooksAtTheSentenceAloneHasNoChange() {
        CounterfactualReport report = CounterfactualReport.of(
                Counterfactuals.pronouns(), "great", texts -> constant(texts.size()), RESAMPLING);

        for (CounterfactualRow row : report.rows()) {
            assertEquals(0, row.change().score().value(), 1e-12);
            assertEquals(1, row.p());
        }
        assertEquals(0, report.flipped().score().value());
        assertTrue(report.summary().contains("No variant's change stands out from chance over these sentences."));
        assertFalse(String.join(" ", report.summary()).contains("at risk"));
    }

    @Test
    void comparesTheGroupsOfNamesToo() {
        List<String> female = SwapSets.rows("first-names.tsv").stream()
                .filter(row -> row.get(0).equals("female names"))
                .map(row -> row.get(1))
                .toList();

        CounterfactualReport report = CounterfactualReport.of(
                Counterfactuals.names(),
                "great",
                texts -> texts.stream()
                        .mapToDouble(text -> female.stream().anyMatch(text::contains) ? 0.5 : 0.7)
                        .toArray(),
                RESAMPLING);

        assertEquals(
                List.of("female names", "male names"),
                report.groups().stream().map(row -> row.variant().group()).toList());
        assertEquals(-0.1, report.groups().get(0).change().score().value(), 1e-9);
        assertEquals(0.5, report.groups().get(0).mean().score().value(), 1e-9);
    }

    @Test
    void refusesAModelThatDoesNotAnswerWithOneProbabilityATextEach() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> identities(texts -> new double[3]))
                .toString()
                .contains("3 probabilities for 912 texts"));
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> identities(
                                texts -> texts.stream().mapToDouble(text -> 1.7).toArray()))
                .toString()
                .contains("expected a probability in [0,1]"));
    }

    @Test
    void theSignTestIsTheBinomialOne() {
        // P(X <= 1) of 6 coins is 7/64.
        assertEquals(14.0 / 64, SignTest.p(1, 5), 1e-12);
        assertEquals(1, SignTest.p(3, 3), 1e-12);
        assertEquals(1, SignTest.p(0, 0));
        assertEquals(SignTest.p(40, 60), SignTest.p(60, 40));
    }

    @Test
    void holmAdjustsByRank() {
        double[] adjusted = SignTest.holm(new double[] {0.04, 0.01, 0.03});

        assertEquals(0.06, adjusted[0], 1e-12);
        assertEquals(0.03, adjusted[1], 1e-12);
        assertEquals(0.06, adjusted[2], 1e-12);
    }

    private static double[] constant(int texts) {
        double[] probabilities = new double[texts];
        Arrays.fill(probabilities, 0.8);
        return probabilities;
    }

    private static CounterfactualReport identities(Function<List<String>, double[]> model) {
        return CounterfactualReport.of(Counterfactuals.identities(), "great", model, RESAMPLING);
    }
}
