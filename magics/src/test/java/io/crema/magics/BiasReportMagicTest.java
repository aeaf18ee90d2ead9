package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasReport;
import io.crema.kernel.magic.MagicException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The magic on labels that were written down; RunMagicsIT has it ask a run. */
final class BiasReportMagicTest {
    private static final int ROWS = 400;
    private static final String USUAL =
            "%bias_report --predicted said --sensitive sex --positive good --permutations 200 ";

    private final FakeNotebook notebook = new FakeNotebook();

    BiasReportMagicTest() {
        notebook.set("data", loans().split(Split.stratified(.3, .3, .4)));
    }

    /** Loans that women are granted less often, by scores that were written down. */
    private static LabelledData loans() {
        var random = new SplittableRandom(8);
        int[] good = random.ints(ROWS, 0, 2).toArray();
        double[] score = IntStream.range(0, ROWS)
                .mapToDouble(row -> .5 * random.nextDouble() + .35 * good[row] + (row % 2 == 0 ? .15 : -.1))
                .map(each -> Math.max(0, Math.min(1, each)))
                .toArray();
        return LabelledData.of(Table.create(
                        "loans",
                        column("text", row -> "loan " + row),
                        column("label", row -> good[row] == 1 ? "good" : "bad"),
                        column("sex", row -> row % 2 == 0 ? "man" : "woman"),
                        column("age", row -> row % 40 == 1 ? "" : row % 3 == 0 ? "old" : "young"),
                        column("job", row -> row % 5 == 0 ? "none" : "some"),
                        column("country", row -> "here"),
                        column("said", row -> score[row] > .5 ? "good" : "bad"),
                        column("always", row -> "bad"),
                        column("odd", row -> row == 3 ? "maybe" : "good"),
                        DoubleColumn.create("score", score),
                        DoubleColumn.create("weight", IntStream.range(0, ROWS).mapToDouble(row -> 1 + row % 3))))
                .label("label");
    }

    private static StringColumn column(String name, IntFunction<String> value) {
        return StringColumn.create(name, IntStream.range(0, ROWS).mapToObj(value));
    }

    private BiasAssessment bias(String line) throws Exception {
        notebook.run(line);
        return notebook.value(BiasAssessment.class, "bias");
    }

    @Test
    void reportsOnEachSensitiveColumnAloneAndOnTheirIntersectionsIfAsked() throws Exception {
        assertEquals(1, bias(USUAL).byGroup().size());

        BiasAssessment bias =
                bias("%bias_report --predicted said --sensitive sex,age --intersect --positive good --min-group 5");

        assertEquals(
                List.of(List.of("sex"), List.of("age"), List.of("sex", "age")),
                bias.byGroup().stream().map(BiasReport::sensitive).toList());
        BiasReport crossed = bias.byGroup().get(2);
        assertEquals(6, crossed.only().groups().size());
        assertTrue(crossed.only().groups().stream()
                .anyMatch(row -> row.name().equals("man & (missing)") && row.rows() == 0));
        assertEquals(
                List.of("(missing)", "old", "young"),
                bias.byGroup().get(1).only().groups().stream()
                        .map(row -> row.name())
                        .toList());
    }

    @Test
    void cutsNumbersIntoGroups() throws Exception {
        BiasReport report = bias("%bias_report --predicted said --sensitive score:0.6:0.3 --positive good")
                .byGroup()
                .get(0);

        assertEquals(
                List.of("0.3 to under 0.6", "0.6 and over", "under 0.3"),
                report.only().groups().stream().map(row -> row.name()).toList());
        notebook.assertRefuses(
                "%bias_report --predicted said --sensitive score --positive good",
                "%bias_report: column score has 156 values, expected at most 20 groups",
                "Name another column, or cut its numbers into groups: %bias_report --sensitive age:25:60");
        notebook.assertRefuses(
                "%bias_report --predicted said --sensitive sex:25 --positive good",
                "%bias_report: column sex of loans has \"man\" in row 1, which is no number to cut into groups",
                "Name the column without cuts: sex.");
    }

    @Test
    void givesEachValueOfAControlColumnAPartOfItsOwn() throws Exception {
        BiasReport report = bias(USUAL + "--control job").byGroup().get(0);

        assertEquals(
                List.of("job = none", "job = some"),
                report.strata().stream().map(stratum -> stratum.name()).toList());
    }

    @Test
    void passesOnHowGapsAreMeasured() throws Exception {
        BiasReport report = bias(USUAL
                        + "--method to_overall --ci .9 --min-group 200 --undefined fairlearn --seed 7 --weights weight"
                        + " --score score")
                .byGroup()
                .get(0);

        assertEquals("TO_OVERALL", report.options().method().name());
        assertEquals(.9, report.options().level());
        assertEquals(7, report.options().seed());
        assertTrue(report.only().groups().get(0).small());
        assertEquals(2, report.only().scores().size());
    }

    @Test
    void showsWhatThresholdsWouldDoFittedOnTheValidationPart() throws Exception {
        BiasAssessment bias = bias(USUAL + "--score score --mitigate thresholds:demographic_parity");

        assertEquals(1, bias.mitigations().size());
        assertTrue(bias.mitigations().get(0).price().get(1).contains("rows of the validation part"));
    }

    @Test
    void ofSeveralLabelsReportsEachAndTheirMean() throws Exception {
        BiasAssessment bias =
                bias("%bias_report --predicted said --sensitive sex --positive good,bad --permutations 100");

        assertEquals(2, bias.byGroup().size());
        assertEquals(1, bias.macro().size());
    }

    @Test
    void stopsTheNotebookWhereALimitIsReachedAfterShowingTheReport() throws Exception {
        MagicException stop = assertThrows(
                MagicException.class, () -> notebook.run(USUAL + "--fail-if \"demographic_parity_difference > 0.1\""));

        assertTrue(
                String.valueOf(stop.getMessage())
                        .startsWith("%bias_report: the limit \"demographic_parity_difference > 0.1\" is reached:"
                                + " demographic_parity_difference is 0."),
                stop.getMessage());
        assertTrue(String.valueOf(stop.getMessage()).contains("p = 0.005 (sex, positive = good, n = 160)"));
        assertFalse(notebook.shown.isEmpty());
        assertEquals(1, notebook.value(BiasAssessment.class, "bias").byGroup().size());

        notebook.run(USUAL + "--fail-if \"demographic_parity_difference > 0.9\"");
    }

    @Test
    void writesJsonForOtherPrograms(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bias.json");

        BiasReport report = bias(USUAL + "--json " + file).byGroup().get(0);

        JsonNode json = new ObjectMapper().readTree(Files.readString(file));
        assertEquals("crema.bias/1", json.get("schema").asText());
        JsonNode gap = json.at("/reports/0/strata/0/gaps/0");
        assertEquals("demographic_parity_difference", gap.get("name").asText());
        assertEquals(
                report.only().gaps().get(0).score().value(), gap.get("value").asDouble());
    }

    @Test
    void saysWhatIsWrongAndWhatToType() {
        notebook.assertRefuses(
                "%bias_report --predicted said --positive good",
                "%bias_report: it needs groups: --sensitive COLUMN, or --counterfactual identities",
                "%bias_report? shows what it takes");
        notebook.assertRefuses(
                "%bias_report --predicted said --sensitive sex",
                "%bias_report: --positive LABEL is missing: the label that counts as selected",
                "%bias_report? shows what it takes");
        notebook.assertRefuses(
                "%bias_report --predicted said --sensitive sxe --positive god",
                "%bias_report: 2 arguments need mending\n"
                        + "  no column \"sxe\" in loans (columns: text, label, sex, age, job, country, said, always, odd,"
                        + " score, weight). Did you mean --sensitive sex?\n"
                        + "  no label \"god\" (labels: bad, good). Did you mean --positive good?",
                "%bias_report? shows them all");
        notebook.assertRefuses(
                "%bias_report --predicted said --sensitive country --positive good",
                "%bias_report: every row is in one group of country: a gap needs at least 2",
                "Name a column with two groups or more: %bias_report --sensitive COLUMN");
        notebook.assertRefuses(
                USUAL + "--mitigate thresholds:equalized_odds",
                "%bias_report: thresholds need the probability of the positive label for each row, and these predictions"
                        + " have none",
                "Name the column with the probability of the positive label: %bias_report --predicted COLUMN --score"
                        + " COLUMN");
        notebook.assertRefuses(
                "%bias_report --predicted always --sensitive sex --positive good",
                "%bias_report: every one of the 160 rows is predicted \"bad\": such decisions have no gaps, and say"
                        + " nothing of any group",
                "Look at the model with %evaluate, and train it with %finetune --class-weights balanced");
    }

    @Test
    void refusesPartsWithoutRowsAndFitsOnOtherRowsThanItReportsOn() {
        notebook.set("none", loans().select());
        notebook.set("whole", loans());

        notebook.assertRefuses(
                "%bias_report none --predicted said --sensitive sex --positive good",
                "%bias_report: there are no rows to assess: this part of loans is empty",
                "Divide the data first, %split --train .7 --valid .15 --test .15, and report on the test part");
        notebook.assertRefuses(
                USUAL + "--score score --mitigate thresholds:demographic_parity --split validation",
                "%bias_report: thresholds are fitted on the validation part, and would be reported on the same rows",
                "Divide the data first, %split --train .7 --valid .15 --test .15, and report on the test part");
        notebook.assertRefuses(
                "%bias_report whole --predicted said --score score --sensitive sex --positive good --mitigate"
                        + " thresholds:demographic_parity",
                "%bias_report: there is no validation part to fit thresholds on",
                "Divide the data first, %split --train .7 --valid .15 --test .15, and report on the test part");
        notebook.assertRefuses(
                USUAL + "--mitigate reweigh",
                "%bias_report: reweighing trains a model anew, and the column said has answers only",
                "Train a model, %finetune, and assess it: %bias_report run --sensitive COLUMN");
        notebook.assertRefuses(
                "%bias_report whole --predicted odd --sensitive sex --positive good",
                "%bias_report: column odd of loans predicts \"maybe\" in row 4, which is no label (labels: bad, good)",
                "Name the column in which a model's labels were written down.");
    }

    @Test
    void namesEveryWishThatMeansNothing() {
        notebook.assertRefuses(
                "%bias_report --sensitive sex --intersect --positive good --mitigate debias --score score"
                        + " --fail-if \"gap > 1\" --counterfactual nowhere.tsv",
                "%bias_report: 5 arguments need mending\n"
                        + "  --intersect takes two sensitive columns or more: --sensitive C1,C2\n"
                        + "  --counterfactual: no file nowhere.tsv of swaps: name identities, names or pronouns, or a file"
                        + " with a word, a tab and its counterpart on each line\n"
                        + "  --mitigate takes reweigh, or thresholds: with one of demographic_parity, equal_opportunity,"
                        + " predictive_equality, equalized_odds, not \"debias\"\n"
                        + "  --fail-if: no metric \"gap\" to limit (metrics: demographic_parity_difference,"
                        + " demographic_parity_ratio, equal_opportunity_difference, equal_opportunity_ratio,"
                        + " predictive_equality_difference, predictive_equality_ratio, equalized_odds_difference,"
                        + " equalized_odds_ratio, counterfactual_flip_rate)\n"
                        + "  --score goes with --predicted COLUMN: a run gives its own probabilities",
                "%bias_report? shows them all");
    }

    @Test
    void showsTheJavaOfEveryWish() throws Exception {
        notebook.assertShowsJava(
                "%bias_report whole --predicted said --score score --sensitive sex,age --intersect --control job"
                        + " --positive good --min-group 5 --mitigate thresholds:equalized_odds --counterfactual names",
                "var bias = BiasAudit.of(whole, \"said\").scores(\"score\").positive(\"good\")"
                        + ".sensitive(\"sex\", \"age\").intersect().control(\"job\")"
                        + ".with(before -> before.withMinimumGroup(5)).counterfactual(Counterfactuals.names())"
                        + ".thresholds(Criterion.EQUALIZED_ODDS).assess();");
    }
}
