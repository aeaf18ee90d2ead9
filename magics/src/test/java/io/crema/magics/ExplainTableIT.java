package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.FineTuned;
import io.crema.finetune.FineTuning;
import io.crema.finetune.TextPredictions;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.explain.Attribution;
import io.crema.finetune.explain.AttributionBaseline;
import io.crema.finetune.explain.Explained;
import io.crema.finetune.explain.Explanation;
import io.crema.finetune.explain.Explanations;
import io.crema.finetune.explain.ImportanceOptions;
import io.crema.finetune.explain.PermutationImportance;
import io.crema.finetune.metrics.Evaluated;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Regression;
import io.crema.finetune.model.TableModel;
import io.crema.magics.render.ExplanationsRenderer;
import io.crema.magics.render.PermutationImportanceRenderer;
import io.crema.magics.render.PredictionsRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code %explain} and {@code %predict} on tables: german-credit by a logistic regression, penguins by a network. */
final class ExplainTableIT {
    private static final FakeNotebook NOTEBOOK = new FakeNotebook();
    private static final String DATA = "../notebooks/data/";

    @BeforeAll
    static void trains() throws Exception {
        NOTEBOOK.run("%load_data " + DATA + "german-credit.csv --label class --group sex --exclude personal_status");
        NOTEBOOK.run("%split --train .6 --valid .2 --test .2");
        NOTEBOOK.run("%load_model logistic");
        NOTEBOOK.run("%finetune --epochs 20 --quiet");
    }

    private static FineTuned run() {
        return NOTEBOOK.value(FineTuned.class, "run");
    }

    private static Explanation explained(String line) throws Exception {
        NOTEBOOK.run(line);
        return NOTEBOOK.value(Explanations.class, "explanation").first();
    }

    @Test
    void saysWhichColumnsTheRunUses() throws Exception {
        NOTEBOOK.run("%explain --repeats 5");
        PermutationImportance found = NOTEBOOK.value(PermutationImportance.class, "explanation");

        assertEquals(
                run().data().train().roles().features().all().size(),
                found.columns().size());
        assertEquals(200, found.setting().rows());
        assertEquals(run().provenance().seed(), found.setting().seed());
        assertEquals("checking_status", found.columns().get(0).name());
        assertFalse(found.columns().get(0).isNoise());
        assertTrue(found.noise().size() > 5, () -> found.noise().toString());
        assertTrue(
                found.together().stream()
                        .anyMatch(pair ->
                                pair.one().equals("duration") && pair.other().equals("credit_amount")),
                () -> found.together().toString());
        String text = new PermutationImportanceRenderer().render(found).plainText();
        assertTrue(text.contains("F1 (macro) is 0."), text);
        assertTrue(text.contains("indistinguishable from noise on these rows"), text);
        assertTrue(text.contains("Means of 5 mixings of each column (seed 42)"), text);
    }

    @Test
    void beginsWithWhatTheEvaluationSays() {
        PermutationImportance found = run().columnImportance(run().data().validation());

        assertEquals("F1 (macro)", found.setting().metric());
        assertEquals(
                run().evaluate(run().data().validation())
                        .measured(Metrics.MACRO_F1)
                        .score()
                        .value(),
                found.score(),
                1e-6);
    }

    @Test
    void notesThatTheTestRowsWereLookedAt() throws Exception {
        int before = run().testLooks().size();

        NOTEBOOK.run("%explain --split test --repeats 2");

        assertEquals(before + 1, run().testLooks().size());
    }

    @Test
    void notesNoLookWhereNothingWasJudged() {
        int before = run().testLooks().size();

        assertThrows(
                IllegalArgumentException.class,
                () -> run().columnImportance(
                                run().data().test(), ImportanceOptions.seeded(1).by("no such metric")));
        assertThrows(
                CancellationException.class,
                () -> run().watchedBy(new Progress() {
                            @Override
                            public boolean cancelled() {
                                return true;
                            }
                        })
                        .explainErrors(run().data().test(), 2));

        assertEquals(before, run().testLooks().size());
    }

    /** A logistic regression's logit is a sum over its numbers: gradient times difference, exactly. */
    @Test
    void addsUpTheNumbersOfAColumn() throws Exception {
        int row = run().data().validation().sourceRows()[3];

        Explanation gradients = explained("%explain --row " + row);
        Explanation occluded = explained("%explain --row " + row + " --method occlusion");
        Explanation shapley = explained("%explain --row " + row + " --method shap");

        var columns = (Explained.OfRow) gradients.explained();
        assertEquals(run().data().train().roles().features().all(), columns.parts());
        assertEquals(AttributionBaseline.MEAN, gradients.baseline().kind());
        assertTrue(gradients.attribution().completenessError() < 1e-4);
        assertAlike(gradients.attribution(), occluded.attribution());
        assertAlike(gradients.attribution(), shapley.attribution());
        String text = new ExplanationsRenderer()
                .render(NOTEBOOK.value(Explanations.class, "explanation"))
                .plainText();
        assertTrue(text.contains("checking_status = "), text);
        assertTrue(text.contains("with every column at the training rows' mean"), text);
    }

    @Test
    void drawsWithTheSeedOfTheRunAsTheShownJavaDoes() throws Exception {
        var other = new FakeNotebook();
        other.set("data", run().data());
        other.set("model", TableModel.logistic());
        other.run("%finetune --epochs 1 --seed 7 --quiet");
        FineTuned run = other.value(FineTuned.class, "run");
        int row = run.data().validation().sourceRows()[0];

        other.run("%explain --row " + row + " --method shap --steps 5");
        Attribution usual =
                other.value(Explanations.class, "explanation").first().attribution();
        other.run("%explain --row " + row + " --method shap --steps 5 --seed 8");
        Attribution asked =
                other.value(Explanations.class, "explanation").first().attribution();

        assertEquals(run.explainRow(row).shapley(5).first().attribution(), usual);
        assertTrue(usual.how().endsWith("seed 7"), usual.how());
        assertTrue(asked.how().endsWith("seed 8"), asked.how());
    }

    private static void assertAlike(Attribution expected, Attribution actual) {
        for (int column = 0; column < expected.parts().size(); column++) {
            assertEquals(expected.parts().get(column), actual.parts().get(column), 1e-3);
        }
    }

    @Test
    void comparesWithZerosAndChecksFaithfulness() throws Exception {
        Explanation explanation = explained("%explain --errors 1 --baseline zero --faithfulness");

        assertEquals(
                "every number at its training mean, and no category",
                explanation.baseline().description());
        assertTrue(explanation.faithfulness().isPresent());
        assertTrue(explanation.attribution().completenessError() < 1e-4);
    }

    @Test
    void refusesWhatIsNoRowAndWhatRowsAreNotComparedWith() {
        NOTEBOOK.assertRefuses(
                "%explain --row 3 --baseline pad",
                "%explain: rows of a table have no baseline pad, but mean, zero", "%explain? shows what it takes");
        NOTEBOOK.assertRefuses(
                "%explain \"Not bad at all.\"",
                "%explain: \"Not bad at all.\" is no row of a table. Expected names and values,"
                        + " duration=..., credit_amount=..., or a JSON object",
                "%explain? shows what it takes");
        NOTEBOOK.assertRefuses(
                "%explain --metric acc",
                "%explain: no metric \"acc\". There are: accuracy, macro_f1, micro_f1, weighted_f1, balanced_accuracy, mcc,"
                        + " roc_auc, macro_roc_auc, weighted_roc_auc, average_precision, macro_average_precision, log_loss,"
                        + " brier, ece",
                "%explain? shows what it takes");
    }

    @Test
    void asksTheSameOfAModelThatWasLoaded(@TempDir Path folder) throws Exception {
        run().classifier().save(folder.resolve("saved"));
        FakeNotebook other = new FakeNotebook();
        other.set("data", run().data());
        try (Pretrained loaded = Pretrained.load(folder.resolve("saved").toString())) {
            other.set("model", loaded);
            int row = run().data().validation().sourceRows()[3];

            other.run("%explain --row " + row);
            Attribution again =
                    other.value(Explanations.class, "explanation").first().attribution();
            other.run("%explain");
            PermutationImportance columns = other.value(PermutationImportance.class, "explanation");

            assertAlike(explained("%explain --row " + row).attribution(), again);
            assertEquals(run().columnImportance(run().data().validation()).columns(), columns.columns());
            other.assertShowsJava(
                    "%explain --row 7",
                    "var explanation = LoadedClassifier.of(model).explainRow(data, 7).integratedGradients(50);");
        }
    }

    @Test
    void saysInPredictionsAndEvaluationsWhatTrainingDidNotSee() throws Exception {
        NOTEBOOK.run("%predict \"checking_status=yacht, duration=12\"");
        TextPredictions predictions = NOTEBOOK.value(TextPredictions.class, "predictions");
        String shown = new PredictionsRenderer().render(predictions).plainText();

        assertEquals(2, predictions.remarks().size());
        assertTrue(
                shown.contains("Training did not see some values, which count as none of the known ones:"
                        + " checking_status in the row (such as \"yacht\")."),
                shown);
        assertTrue(shown.contains("Not all of the model's columns are named in the row"), shown);

        NOTEBOOK.run("%evaluate");
        assertEquals(List.of(), NOTEBOOK.value(Evaluated.class, "evaluation").notes());
    }

    @Test
    void saysInAnEvaluationWhatTrainingDidNotSee(@TempDir Path folder) throws Exception {
        String table = Files.readString(Path.of(DATA + "german-credit.csv"));
        Path strange = folder.resolve("strange.csv");
        Files.writeString(strange, table.replace("no checking", "yacht"));
        LabelledData rows = LabelledData.read(strange).label("class");

        List<String> notes = run().evaluate(rows).notes();

        assertEquals(1, notes.size());
        assertEquals(notes, run().columnImportance(rows).remarks());
        assertTrue(notes.get(0).contains("checking_status in 394 of 1,000 rows (such as \"yacht\")"), notes.get(0));
    }

    @Test
    void asksTheRunThatThereIsWhateverItIsCalled() throws Exception {
        var other = new FakeNotebook();
        other.set("model", TableModel.logistic());
        other.set("mine", run());
        int row = run().data().validation().sourceRows()[0];

        other.run("%explain --row " + row);

        assertEquals(
                run().explainRow(row).integratedGradients(50).first().attribution(),
                other.value(Explanations.class, "explanation").first().attribution());
        other.assertShowsJava(
                "%explain --row " + row, "var explanation = mine.explainRow(" + row + ").integratedGradients(50);");
    }

    @Test
    void weighsTheColumnsOfANumber() {
        LabelledData penguins = LabelledData.read(Path.of(DATA + "penguins.csv"))
                .label("body_mass_g")
                .dropMissing();
        try (FineTuned heavy = FineTuning.of(TableModel.mlp(16))
                .on(penguins.split(Split.stratified(.6, .2, .2)))
                .objective(Regression.PLAIN)
                .epochs(20)
                .fit()) {
            PermutationImportance found = heavy.columnImportance(heavy.data().validation());

            assertEquals("R\u00b2", found.setting().metric());
            assertFalse(found.columns().get(0).isNoise());
            Classifier classifier = heavy.classifier();
            assertEquals(List.of("body_mass_g"), classifier.labels());
            assertTrue(heavy.explainRow(heavy.data().test().sourceRows()[0])
                            .integratedGradients(50)
                            .first()
                            .attribution()
                            .relativeError()
                    <= .01);
        }
    }
}
