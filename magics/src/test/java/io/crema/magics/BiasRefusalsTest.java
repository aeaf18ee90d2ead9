package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.data.Split;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code %bias_report} refuses, whole or in part, and what it says to type instead. */
final class BiasRefusalsTest {
    private final FakeNotebook notebook = new FakeNotebook();

    BiasRefusalsTest() {
        notebook.set("data", Loans.data().split(Split.stratified(.3, .3, .4)));
    }

    private BiasAssessment bias(String line) throws Exception {
        notebook.run(line);
        return notebook.value(BiasAssessment.class, "bias");
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
                "%bias_report --predicted always --sensitive sex --positive good",
                "%bias_report: every one of the 160 rows is predicted \"bad\": such decisions have no gaps, and say"
                        + " nothing of any group",
                "Look at the model with %evaluate, and train it with %finetune --class-weights balanced");
    }

    @Test
    void refusesPartsWithoutRowsAndFitsOnOtherRowsThanItReportsOn() {
        notebook.set("none", Loans.data().select());
        notebook.set("whole", Loans.data());

        notebook.assertRefuses(
                "%bias_report none --predicted said --sensitive sex --positive good",
                "%bias_report: there are no rows to assess: this part of loans is empty",
                "Divide the data first, %split --train .7 --valid .15 --test .15, and report on the test part");
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
    void showsTheReportWhereAMitigationIsRefusedAndSaysWhyInIt() throws Exception {
        notebook.set("whole", Loans.data());
        String thresholds = "--mitigate thresholds:demographic_parity";

        assertTellsOf(
                Loans.USUAL + "--mitigate thresholds:equalized_odds",
                "Mitigation by thresholds for equalized odds: sex, positive = good",
                "thresholds need the probability of the positive label for each row, and these predictions have none",
                "Name the column with the probability of the positive label: %bias_report --predicted COLUMN --score"
                        + " COLUMN");
        assertTellsOf(
                Loans.USUAL + "--score score --split validation " + thresholds,
                "Mitigation by thresholds for demographic parity: sex, positive = good",
                "thresholds are fitted on the validation part, and would be reported on the same rows",
                "Divide the data first, %split --train .7 --valid .15 --test .15, and report on the test part");
        assertTellsOf(
                Loans.USUAL.replace("%bias_report", "%bias_report whole") + "--score score " + thresholds,
                "Mitigation by thresholds for demographic parity: sex, positive = good",
                "there is no validation part to fit thresholds on",
                "Divide the data first, %split --train .7 --valid .15 --test .15, and report on the test part");
        assertTellsOf(
                Loans.USUAL + "--mitigate reweigh",
                "Mitigation by reweighing: sex, positive = good",
                "reweighing trains a model anew, and the column said has answers only",
                "Train a model, %finetune, and assess it: %bias_report run --sensitive COLUMN");
        assertTellsOf(
                Loans.USUAL + "--counterfactual names",
                "Counterfactual swaps",
                "swapped sentences need a model to ask, and the column said has its answers only",
                "Train a model, %finetune, and assess it: %bias_report run --sensitive COLUMN");
    }

    private void assertTellsOf(String line, String title, String reason, String hint) throws Exception {
        BiasAssessment bias = bias(line);

        assertEquals(1, bias.byGroup().size());
        assertEquals(List.of(new Refusal(title, reason, hint)), bias.refusals());
        assertEquals(List.of(), bias.mitigations());
    }

    @Test
    void keepsWhatCouldBeMadeBesideWhatCouldNot() throws Exception {
        BiasAssessment bias = bias(Loans.USUAL + "--score score --mitigate reweigh,thresholds:demographic_parity");

        assertEquals(1, bias.mitigations().size());
        assertEquals(1, bias.refusals().size());
        notebook.assertRefuses(
                "%bias_report --predicted said --positive good --counterfactual names",
                "%bias_report: swapped sentences need a model to ask, and the column said has its answers only",
                "Train a model, %finetune, and assess it: %bias_report run --sensitive COLUMN");
    }
}
