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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The magic on labels that were written down; RunMagicsIT has it ask a run. */
final class BiasReportMagicTest {

    private final FakeNotebook notebook = new FakeNotebook();

    BiasReportMagicTest() {
        notebook.set("data", Loans.data().split(Split.stratified(.3, .3, .4)));
    }

    private BiasAssessment bias(String line) throws Exception {
        notebook.run(line);
        return notebook.value(BiasAssessment.class, "bias");
    }

    @Test
    void reportsOnEachSensitiveColumnAloneAndOnTheirIntersectionsIfAsked() throws Exception {
        assertEquals(1, bias(Loans.USUAL).byGroup().size());

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
        BiasReport report = bias(Loans.USUAL + "--control job").byGroup().get(0);

        assertEquals(
                List.of("job = none", "job = some"),
                report.strata().stream().map(stratum -> stratum.name()).toList());
    }

    @Test
    void passesOnHowGapsAreMeasured() throws Exception {
        BiasReport report = bias(Loans.USUAL
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
        BiasAssessment bias = bias(Loans.USUAL + "--score score --mitigate thresholds:demographic_parity");

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
                MagicException.class,
                () -> notebook.run(Loans.USUAL + "--fail-if \"demographic_parity_difference > 0.1\""));

        assertTrue(
                String.valueOf(stop.getMessage())
                        .startsWith("%bias_report: the limit \"demographic_parity_difference > 0.1\" is reached:"
                                + " demographic_parity_difference is 0."),
                stop.getMessage());
        assertTrue(String.valueOf(stop.getMessage()).contains("p = 0.005 (sex, positive = good, n = 160)"));
        assertFalse(notebook.shown.isEmpty());
        assertEquals(1, notebook.value(BiasAssessment.class, "bias").byGroup().size());

        notebook.run(Loans.USUAL + "--fail-if \"demographic_parity_difference > 0.9\"");
    }

    @Test
    void saysWhyThereIsNoFlipRateToHoldTheLimitAgainstAfterShowingTheReport() {
        notebook.assertRefuses(
                Loans.USUAL + "--counterfactual names --fail-if \"counterfactual_flip_rate > 0.1\"",
                "%bias_report: nothing was assessed that \"counterfactual_flip_rate > 0.1\" could be held against: swapped"
                        + " sentences need a model to ask, and the column said has its answers only",
                "Train a model, %finetune, and assess it: %bias_report run --sensitive COLUMN");
        assertFalse(notebook.shown.isEmpty());
    }

    @Test
    void refusesSwapsThatCannotBeMadeBeforeAnythingIsAssessed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("own.tsv"), "he\tshe\nshe\tthey\n");

        notebook.assertRefuses(
                Loans.USUAL + "--counterfactual " + file,
                "%bias_report: --counterfactual: \"she\" is to be swapped for both \"he\" and \"they\": give each word one"
                        + " counterpart",
                "%bias_report? shows what it takes");
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeAnythingIsAssessed(@TempDir Path folder) throws Exception {
        Path below = Files.writeString(folder.resolve("file"), "").resolve("bias.json");

        notebook.assertRefuses(
                Loans.USUAL + "--json " + below,
                "%bias_report: --json: cannot write " + below + ": name a file in a folder that may be written to",
                "%bias_report? shows what it takes");
        assertTrue(notebook.get("bias").isEmpty());

        notebook.run(Loans.USUAL + "--json " + folder.resolve("new").resolve("bias.json"));
        assertTrue(Files.exists(folder.resolve("new").resolve("bias.json")));
    }

    @Test
    void asksForLabelsWhereThereAreNone() {
        notebook.set("plain", LabelledData.of(Table.create("plain", StringColumn.create("said", "good", "bad"))));

        MagicException refusal = assertThrows(
                MagicException.class,
                () -> notebook.run("%bias_report plain --predicted said --sensitive said --positive good"));

        assertTrue(String.valueOf(refusal.getMessage()).startsWith("%bias_report: "), refusal.getMessage());
        assertTrue(refusal.hint().contains("%load_data SOURCE --label COLUMN"), refusal.hint());
    }

    @Test
    void writesJsonForOtherPrograms(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bias.json");

        BiasReport report = bias(Loans.USUAL + "--json " + file).byGroup().get(0);

        JsonNode json = new ObjectMapper().readTree(Files.readString(file));
        assertEquals("crema.bias/1", json.get("schema").asText());
        JsonNode gap = json.at("/reports/0/strata/0/gaps/0");
        assertEquals("demographic_parity_difference", gap.get("name").asText());
        assertEquals(
                report.only().gaps().get(0).score().value(), gap.get("value").asDouble());
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
