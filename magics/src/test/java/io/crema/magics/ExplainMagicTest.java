package io.crema.magics;

import io.crema.finetune.data.KFold;
import io.crema.finetune.data.Split;
import io.crema.finetune.model.TableModel;
import org.junit.jupiter.api.Test;

/** What {@code %explain} says before it explains; ExplainMagicIT asks a run. */
final class ExplainMagicTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @Test
    void saysThatThereIsNoRunYet() {
        notebook.assertRefuses("%explain \"not bad\"", "%explain: there is no run yet", "Make one first: %finetune");
    }

    @Test
    void asksForSomethingToExplain() {
        notebook.assertRefuses("%explain", "%explain: there is no run yet", "Make one first: %finetune");
        notebook.assertRefuses(
                "%explain \" \"",
                "%explain: a text is empty. Every text needs at least one word", "%explain? shows what it takes");
        notebook.assertRefuses(
                "%explain fine --row 3",
                "%explain: a text, --row and --errors exclude each other: choose one", "%explain? shows what it takes");
    }

    @Test
    void saysWhichOptionsGoWithExamplesAndWhichWithColumns() {
        notebook.assertRefuses("%explain --target good --faithfulness", """
                %explain: 2 arguments need mending
                  --target goes with one example: name a text, a row as "age=35, purpose=car", --row or --errors
                  --faithfulness goes with one example: name a text, a row as "age=35, purpose=car", --row or --errors""", "%explain? shows them all");
        notebook.assertRefuses("%explain --row 3 --repeats 5 --split test", """
                %explain: 2 arguments need mending
                  --repeats goes with the columns of a whole table: name no example
                  --split goes with --errors, and with the columns of a whole table""", "%explain? shows them all");
    }

    @Test
    void refusesModelsThatHaveLearnedNoLabels() {
        notebook.set("model", TableModel.mlp());

        notebook.assertRefuses(
                "%explain model --row 3",
                "%explain: model is a model without labels of its own, and there is nothing yet that it would say",
                "Fine-tune it first: %finetune");
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        notebook.assertRefuses("%explain fine --method igg --baseline padd --steps 0", """
                %explain: 3 arguments need mending
                  --steps takes a whole number of at least 1, not "0"
                  --method takes one of ig, gradient, occlusion, shap, not "igg". Did you mean ig?
                  --baseline takes one of pad, mask, zero, black, mean, blurred, not "padd". Did you mean pad?""", "%explain? shows them all");
    }

    @Test
    void refusesStepsThatAMethodHasNot() {
        notebook.assertRefuses(
                "%explain fine --method occlusion --steps 100",
                "%explain: --steps goes with --method ig or shap: occlusion has none", "%explain? shows what it takes");
        notebook.assertRefuses(
                "%explain fine --method shap --steps 1",
                "%explain: --method shap takes --steps of at least 2, the pairs of orders that its errors come from",
                "%explain? shows what it takes");
    }

    @Test
    void writesTheJavaOfAPartOfDividedRowsAndOfTheRunThatThereIs() throws Exception {
        notebook.set("held", Reviews.data(20).split(Split.stratified(.5, .25, .25)));

        notebook.assertShowsJava(
                "%explain --on held --split test", "var explanation = run.columnImportance(held.test());");
        notebook.assertShowsJava(
                "%explain --errors 3 --on {held}",
                "var explanation = run.explainErrors(held.validation(), 3).integratedGradients(50);");
        notebook.set("folded", Reviews.data(20).split(KFold.of(3)));
        notebook.assertShowsJava("%explain --on folded", "var explanation = run.columnImportance(folded.whole());");
    }

    @Test
    void writesTheSameInJava() throws Exception {
        notebook.assertShowsJava(
                "%explain \"not bad at all\"",
                "var explanation = run.explain(\"not bad at all\").integratedGradients(50);");
        notebook.assertShowsJava(
                "%explain fine --method shap --target good --baseline zero --seed 7 --faithfulness -o why",
                "var why = run.explain(\"fine\").target(\"good\").baseline(AttributionBaseline.ZERO).seeded(7).checked()"
                        + ".shapley(50);");
        notebook.assertShowsJava(
                "%explain --row 17 --method occlusion", "var explanation = run.explainRow(17).occlusion();");
        notebook.assertShowsJava("%explain", "var explanation = run.columnImportance(run.data().validation());");
        notebook.assertShowsJava(
                "%explain --on others --metric log_loss --repeats 50",
                "var explanation = run.columnImportance(others,"
                        + " ImportanceOptions.seeded(run.provenance().seed()).repeats(50).by(\"log_loss\"));");
        notebook.assertShowsJava(
                "%explain --errors 5 --split test --method gradient",
                "var explanation = run.explainErrors(run.data().test(), 5).inputTimesGradient();");
    }
}
