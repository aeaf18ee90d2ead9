package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.metrics.Resampling;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CounterfactualViewTest {
    private static final CounterfactualReport SWAPS = CounterfactualReport.of(
            Counterfactuals.identities(List.of("I am {identity}.", "My friend is {identity} and bakes.")),
            "positive",
            texts -> texts.stream()
                    .mapToDouble(text -> text.contains("blind") ? 0.1 : 0.9)
                    .toArray(),
            Resampling.seeded(42));

    @Test
    void listsTheVariantsLowestFirst() {
        Table variants = CounterfactualView.variants(SWAPS.rows());

        assertEquals("blind", variants.getString(0, "variant"));
        assertEquals("disability", variants.getString(0, "group"));
        assertTrue(variants.getString(0, "mean probability").startsWith("0.10"));
    }

    @Test
    void putsTheFarthestFormsOfASentenceSideBySide() {
        Table pairs = CounterfactualView.pairs(SWAPS);

        assertTrue(pairs.getString(0, "lower").contains("blind"), pairs.print());
        assertEquals(0.8, pairs.doubleColumn("apart").getDouble(0));
    }

    @Test
    void closesItsSummaryWithTheCaution() {
        Report report = CounterfactualView.report(SWAPS);

        assertEquals(new Report.Findings("", SWAPS.summary()), report.sections().get(0));
        assertEquals(
                CounterfactualReport.CAUTION,
                SWAPS.summary().get(SWAPS.summary().size() - 1));
    }

    @Test
    void foldsTheLongTableAndShowsTheChartFirst() {
        Report report = CounterfactualView.report(SWAPS);

        assertInstanceOf(Report.Drawing.class, report.sections().get(1));
        assertTrue(report.sections().stream()
                .anyMatch(section -> section instanceof Report.Numbers numbers && numbers.folded()));
    }

    @Test
    void neverWritesAProbabilityAsZero() {
        assertEquals("< 0.001", Figures.p(0.0004));
        assertEquals("0.001", Figures.p(0.001));
        assertEquals("0.398", Figures.p(0.3981));
    }
}
