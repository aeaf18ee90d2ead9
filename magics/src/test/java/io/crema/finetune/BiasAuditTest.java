package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.Criterion;
import io.crema.finetune.fairness.GroupMetric;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** An audit of labels that were written down in a table with neither texts nor pictures. */
class BiasAuditTest {
    private static final int ROWS = 60;
    private static final LabelledData LOANS = LabelledData.of(Table.create(
                    "loans",
                    IntColumn.create("age", IntStream.range(0, ROWS).map(row -> 20 + row)),
                    StringColumn.create("granted", values("yes", "no")),
                    StringColumn.create("predicted", values("yes", "yes", "no")),
                    StringColumn.create("perhaps", values("yes", "maybe")),
                    DoubleColumn.create("weight", IntStream.range(0, ROWS).mapToDouble(row -> row < 30 ? 2 : 1)),
                    DoubleColumn.create("debt", IntStream.range(0, ROWS).mapToDouble(row -> row - 5))))
            .label("granted");

    private static List<String> values(String... turns) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> turns[row % turns.length])
                .toList();
    }

    private static BiasAudit audit() {
        return BiasAudit.of(LOANS, "predicted")
                .positive("yes")
                .sensitive("age:35:65")
                .with(options -> options.withPermutations(100));
    }

    @Test
    void needsNothingButColumns() {
        BiasAssessment bias = audit().assess();

        assertEquals(
                List.of("35 to under 65", "65 and over", "under 35"),
                bias.byGroup().get(0).only().groups().stream()
                        .map(row -> row.name())
                        .toList());
        assertEquals(30, bias.byGroup().get(0).only().groups().get(0).rows());
        assertTrue(bias.byGroup().get(0).only().scores().isEmpty(), "no probabilities were named");
    }

    @Test
    void countsARowAsOftenAsItsWeightSays() {
        double plain = selected(audit());

        double weighed = selected(audit().weights("weight"));

        assertEquals(40.0 / 60, plain, 1e-12);
        assertEquals((2 * 20 + 20) / 90.0, weighed, 1e-12);
    }

    @Test
    void fitsNoThresholdsOnTheRowsThatTheyAreReportedOnDividedOnceMore() {
        Split split = Split.stratified(.4, .3, .3);

        BiasAssessment bias = BiasAudit.of(LOANS.split(split), "predicted")
                .on(LOANS.split(split).validation())
                .positive("yes")
                .sensitive("age:35:65")
                .thresholds(Criterion.DEMOGRAPHIC_PARITY)
                .assess();

        assertEquals(
                "thresholds are fitted on the validation part, and would be reported on the same rows",
                bias.refusals().get(0).reason());
    }

    private static double selected(BiasAudit audit) {
        return audit.assess()
                .byGroup()
                .get(0)
                .only()
                .overall()
                .rate(GroupMetric.SELECTION_RATE)
                .estimate()
                .score()
                .value();
    }

    @Test
    void namesTheCellThatIsNoLabelAndTheOneThatIsNoWeight() {
        assertEquals(
                "column perhaps of loans predicts \"maybe\" in row 2, which is no label (labels: no, yes)",
                assertThrows(
                                DataException.class,
                                () -> BiasAudit.of(LOANS, "perhaps")
                                        .positive("yes")
                                        .sensitive("age:35")
                                        .assess())
                        .summary());
        assertEquals(
                "column debt of loans has \"-5.0\" in row 1, expected a weight of at least 0",
                assertThrows(DataException.class, () -> audit().weights("debt").assess())
                        .summary());
    }

    @Test
    void asksForTheLabelThatCounts() {
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> BiasAudit.of(LOANS, "predicted")
                                .sensitive("age:35")
                                .assess())
                .toString()
                .contains("no positive label"));
    }
}
