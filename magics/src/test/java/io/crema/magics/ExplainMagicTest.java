package io.crema.magics;

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
        notebook.assertRefuses(
                "%explain",
                "%explain: there is nothing to explain. Try %explain \"Not bad at all.\", or --row 17, or --errors 5",
                "%explain? shows what it takes");
        notebook.assertRefuses(
                "%explain \" \"",
                "%explain: a text is empty. Every text needs at least one word", "%explain? shows what it takes");
        notebook.assertRefuses(
                "%explain fine --row 3",
                "%explain: a text, --row and --errors exclude each other: choose one", "%explain? shows what it takes");
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
        notebook.assertShowsJava(
                "%explain --errors 5 --split test --method gradient",
                "var explanation = run.explainErrors(run.data().test(), 5).inputTimesGradient();");
    }
}
