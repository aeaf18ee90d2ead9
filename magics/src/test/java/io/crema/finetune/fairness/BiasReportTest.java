package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BiasReportTest {
    private static final List<String> LABELS = List.of("other", "great");
    private static final BiasOptions OPTIONS = BiasOptions.seeded(42).withPermutations(200);
    private static final int ROWS = 400;

    private final List<String> sex = new ArrayList<>();
    private final int[] truth = new int[ROWS];
    private final int[] predicted = new int[ROWS];

    @Test
    void showsEachGroupWithItsRowsAndIntervals() {
        passOverWomen();

        BiasStratum all = report(OPTIONS).only();

        assertEquals(
                List.of("man", "woman"),
                all.groups().stream().map(GroupRow::name).toList());
        assertEquals(ROWS, all.overall().rows());
        GroupRow woman = all.groups().get(1);
        assertEquals(200, woman.rows());
        assertFalse(woman.small());
        for (GroupRate rate : woman.rates()) {
            double value = rate.estimate().score().value();
            assertTrue(
                    rate.estimate().interval().orElseThrow().contains(value),
                    rate.metric().title());
        }
    }

    @Test
    void showsEveryGapWithItsBandAndP() {
        passOverWomen();

        BiasStratum all = report(OPTIONS).only();

        assertEquals(2 * Criterion.values().length, all.gaps().size());
        Gap difference = all.gap(Criterion.EQUAL_OPPORTUNITY, Disparity.Form.DIFFERENCE);
        assertEquals(0.5, difference.score().value(), 1e-12);
        assertTrue(difference.isOutsideBand());
        Gap ratio = all.gap(Criterion.EQUAL_OPPORTUNITY, Disparity.Form.RATIO);
        assertEquals(0.5, ratio.score().value(), 1e-12);
        assertTrue(ratio.isOutsideBand());
        assertEquals(1, ratio.test().orElseThrow().upper());
    }

    @Test
    void namesWhoIsPassedOver() {
        passOverWomen();

        String summary = String.join("\n", report(OPTIONS).summary());

        assertTrue(
                summary.contains(
                        "Of the rows that truly are great, woman (50 % of 100 positives) is passed over most often,"
                                + " man (0 % of 100 positives) least."),
                summary);
    }

    @Test
    void namesWhoIsWronglyFlagged() {
        passOverWomen();
        for (int row = 0; row < ROWS; row += 4) {
            if (sex.get(row).equals("man")) {
                predicted[row] = 1;
            }
        }

        String summary = String.join("\n", report(OPTIONS).summary());

        assertTrue(summary.contains("man (50 % of 100 negatives) is wrongly predicted great most often"), summary);
    }

    @Test
    void anEvenHandIsNotCalledFair() {
        SplittableRandom random = new SplittableRandom(2);
        for (int row = 0; row < ROWS; row++) {
            sex.add(random.nextBoolean() ? "man" : "woman");
            truth[row] = random.nextInt(2);
            predicted[row] = random.nextDouble() < .8 ? truth[row] : 1 - truth[row];
        }

        String summary = String.join("\n", report(OPTIONS).summary()).toLowerCase(Locale.ROOT);

        assertTrue(summary.contains("no gap beyond chance"), summary);
        assertTrue(summary.contains("does not show that there is none"), summary);
        for (String word : List.of("unbiased", "debias", "fair model", "is fair", "solved")) {
            assertFalse(summary.contains(word), word);
        }
    }

    @Test
    void theTitleNamesThePositiveLabel() {
        passOverWomen();

        assertEquals("Bias report: sex, positive = great", report(OPTIONS).title());
    }

    @Test
    void footnotesWhatIsUndefinedSmallOrEmpty() {
        passOverWomen();
        List<String> age = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            boolean youngMan = sex.get(row).equals("man") && truth[row] == 0 && row < 20;
            age.add(youngMan ? "young" : "old");
        }

        BiasStratum all = BiasReport.of(
                        predictions(),
                        "great",
                        List.of(new SensitiveFeature("sex", sex), new SensitiveFeature("age", age)),
                        OPTIONS)
                .only();

        String notes = String.join("\n", all.footnotes());
        assertTrue(notes.contains("woman & young: no rows"), notes);
        assertTrue(
                notes.contains(
                        "man & young: true positive rate, false negative rate n/a (0 positives), left out of their gaps."),
                notes);
        assertTrue(notes.contains("fewer than 30"), notes);
        assertTrue(all.gap(Criterion.EQUAL_OPPORTUNITY, Disparity.Form.DIFFERENCE)
                .score()
                .isDefined());
    }

    @Test
    void saysThatNothingWasSelected() {
        passOverWomen();
        Arrays.fill(predicted, 0);

        BiasStratum all = report(OPTIONS).only();

        assertTrue(
                all.footnotes().get(0).startsWith("No positive predictions"),
                all.footnotes().toString());
        Gap ratio = all.gap(Criterion.DEMOGRAPHIC_PARITY, Disparity.Form.RATIO);
        assertFalse(ratio.score().isDefined());
        assertTrue(ratio.test().isEmpty());
    }

    @Test
    void givesEachStratumOfAControlFeatureItsOwnPart() {
        passOverWomen();
        List<String> shop = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            shop.add(row % 3 == 0 ? "tea" : "coffee");
        }

        BiasReport report = BiasReport.of(
                predictions(),
                "great",
                List.of(new SensitiveFeature("sex", sex)),
                List.of(new SensitiveFeature("shop", shop)),
                OPTIONS);

        assertEquals("Bias report: sex, within shop, positive = great", report.title());
        assertEquals(
                List.of("shop = coffee", "shop = tea"),
                report.strata().stream().map(BiasStratum::name).toList());
        assertTrue(
                report.summary().get(0).startsWith("shop = coffee: "),
                report.summary().toString());
    }

    @Test
    void refusesALabelThatIsNotThereAndNamesThoseThatAre() {
        passOverWomen();

        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> BiasReport.of(predictions(), "graet", List.of(new SensitiveFeature("sex", sex)), OPTIONS))
                .toString();

        assertTrue(message.contains("labels: other, great"), message);
    }

    @Test
    void refusesAFeatureOfOtherRowsAndNoFeatureAtAll() {
        passOverWomen();
        List<SensitiveFeature> tooShort = List.of(new SensitiveFeature("sex", List.of("man", "woman")));

        assertTrue(assertThrows(
                        IllegalArgumentException.class, () -> BiasReport.of(predictions(), "great", tooShort, OPTIONS))
                .toString()
                .contains("sex has 2 values for 400 rows"));
        assertTrue(assertThrows(
                        IllegalArgumentException.class, () -> BiasReport.of(predictions(), "great", List.of(), OPTIONS))
                .toString()
                .contains("no sensitive feature"));
    }

    @Test
    void withFairlearnsUndefinedRatesOneGroupIsNoGap() {
        passOverWomen();
        SensitiveFeature everyone =
                new SensitiveFeature("kind", sex.stream().map(one -> "person").toList());

        BiasStratum all = BiasReport.of(
                        predictions(), "great", List.of(everyone), OPTIONS.withUndefined(Undefined.FAIRLEARN))
                .only();

        Gap gap = all.gap(Criterion.DEMOGRAPHIC_PARITY, Disparity.Form.DIFFERENCE);
        assertEquals(0, gap.score().value());
        assertEquals(1, gap.test().orElseThrow().p());
    }

    @Test
    void gapsToOverallAreNarrowerThanThoseBetweenGroups() {
        passOverWomen();

        Gap gap = report(OPTIONS.withMethod(GapMethod.TO_OVERALL))
                .only()
                .gap(Criterion.EQUAL_OPPORTUNITY, Disparity.Form.DIFFERENCE);

        assertEquals(0.25, gap.score().value(), 1e-12);
        assertTrue(gap.isOutsideBand());
    }

    @Test
    void refusesOptionsThatMeanNothing() {
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withLevel(95));
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withMinimumGroup(0));
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withPermutations(1));
    }

    /** Half of the rows are great; men's are all found, of women's every second one. */
    private void passOverWomen() {
        for (int row = 0; row < ROWS; row++) {
            boolean woman = row >= ROWS / 2;
            sex.add(woman ? "woman" : "man");
            truth[row] = row % 2;
            predicted[row] = woman && row % 4 == 1 ? 0 : truth[row];
        }
    }

    private BiasReport report(BiasOptions options) {
        return BiasReport.of(predictions(), "great", List.of(new SensitiveFeature("sex", sex)), options);
    }

    private Predictions predictions() {
        return Predictions.of(LABELS, truth, predicted);
    }
}
