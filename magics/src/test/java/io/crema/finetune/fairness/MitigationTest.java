package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MitigationTest {
    private static final BiasOptions OPTIONS = BiasOptions.seeded(5).withPermutations(200);

    @Test
    void thresholdsNarrowTheGapOnOtherRowsAndSayWhatTheyCost() {
        Mitigation.Rows validation = rows(600, 1);
        Mitigation.Rows test = rows(600, 2);

        Mitigation mitigation = Mitigation.thresholds(Criterion.DEMOGRAPHIC_PARITY, "yes", validation, test, OPTIONS);

        PairedChange gap = change(mitigation, "demographic_parity_difference");
        assertTrue(gap.before().value() > .15, "before " + gap.before());
        assertTrue(gap.after().value() < .1, "after " + gap.after());
        Interval interval = gap.change().interval().orElseThrow();
        assertTrue(interval.upper() < 0, interval.toText(3));
        assertEquals(Interval.Method.PAIRED_BOOTSTRAP, interval.method());
        PairedChange accuracy = change(mitigation, "accuracy");
        assertEquals(
                accuracy.after().value() - accuracy.before().value(),
                accuracy.change().score().value(),
                1e-12);
        assertEquals(2, mitigation.rules().size());
        String summary = String.join("\n", mitigation.summary());
        assertTrue(summary.contains("It needs the value of sex for every row that is to be predicted."), summary);
        assertTrue(summary.contains("The accuracy goes from "), summary);
        assertTrue(summary.endsWith(Mitigation.CAUTION), summary);
        assertEquals("Mitigation by thresholds for demographic parity: sex, positive = yes", mitigation.title());
    }

    @Test
    void decisionsThatStayAsTheyWereHaveChangedNothing() {
        Mitigation.Rows test = rows(300, 3);

        Mitigation mitigation = Mitigation.reweighing("yes", test, test.predictions(), 1000, OPTIONS);

        for (PairedChange change : mitigation.changes()) {
            assertEquals(0, change.change().score().value(), 1e-12, change.name());
            assertEquals(0, change.change().interval().orElseThrow().upper(), 1e-12, change.name());
        }
        assertTrue(String.join("\n", mitigation.summary()).contains("within the noise of these rows"));
        assertTrue(mitigation.price().get(0).contains("1,000 rows"));
    }

    @Test
    void saysThatGapsAreGoneWhereNobodyIsToldApartAnyMore() {
        Mitigation.Rows test = rows(300, 4);
        double[][] always = new double[300][];
        Arrays.fill(always, new double[] {.2, .8});
        int[] truth = IntStream.range(0, 300).map(test.predictions()::truth).toArray();

        Mitigation mitigation =
                Mitigation.reweighing("yes", test, Predictions.of(List.of("no", "yes"), truth, always), 1000, OPTIONS);

        assertEquals(
                "Afterwards every row is predicted yes: gaps are gone because nobody is told apart any more.",
                mitigation.summary().get(0));
    }

    private static PairedChange change(Mitigation mitigation, String name) {
        return mitigation.changes().stream()
                .filter(change -> change.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Mitigation.Rows rows(int rows, long seed) {
        var random = new SplittableRandom(seed);
        List<String> sex = new ArrayList<>();
        int[] truth = new int[rows];
        double[][] probabilities = new double[rows][];
        for (int row = 0; row < rows; row++) {
            sex.add(row % 2 == 0 ? "man" : "woman");
            truth[row] = random.nextInt(2);
            double score = .5 * random.nextDouble() + .3 * truth[row] + (row % 2 == 0 ? .2 : 0);
            probabilities[row] = new double[] {1 - score, score};
        }
        return new Mitigation.Rows(
                Predictions.of(List.of("no", "yes"), truth, probabilities), List.of(new SensitiveFeature("sex", sex)));
    }
}
