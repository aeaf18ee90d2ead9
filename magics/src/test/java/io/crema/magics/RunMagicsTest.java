package io.crema.magics;

import io.crema.finetune.data.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the magics that ask a run say before there is one; RunMagicsIT asks one. */
final class RunMagicsTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @Test
    void saysThatThereIsNoRunYet() {
        for (String line :
                new String[] {"evaluate", "predict fine", "bias_report --sensitive gender --positive good"}) {
            String magic = "%" + line.split(" ", 2)[0];
            notebook.assertRefuses("%" + line, magic + ": there is no run yet", "Make one first: %finetune");
        }
    }

    @Test
    void saysThatAVariableIsNoRun() {
        notebook.set("run", 42);

        notebook.assertRefuses(
                "%evaluate", "%evaluate: run is an Integer, expected a FineTuned", "Make one first: %finetune");
        notebook.assertRefuses(
                "%evaluate first", "%evaluate: no variable \"first\"", "Make one first: %finetune -o first");
    }

    @Test
    void namesTheOptionsAndChoicesThatWereMeant() {
        notebook.assertRefuses(
                "%evaluate --split tset",
                "%evaluate: --split takes one of validation, test, train, not \"tset\". Did you mean test?",
                "%evaluate? shows what it takes");
        notebook.assertRefuses(
                "%predict fine --quite",
                "%predict: no option \"--quite\". Did you mean --quiet?", "%predict? shows what it takes");
        notebook.assertRefuses(
                "%bias_report --sensitve gender --counterfactual name --positive good",
                """
                %bias_report: 2 arguments need mending
                  no option "--sensitve". Did you mean --sensitive?
                  --counterfactual: no file name of swaps: name identities, names or pronouns, or a file with a word, a tab and its counterpart on each line""", "%bias_report? shows them all");
    }

    @Test
    void asksForGroupsAndForTheLabelThatCounts() {
        notebook.assertRefuses("%bias_report", """
                %bias_report: 2 arguments need mending
                  --positive LABEL is missing: the label that counts as selected
                  it needs groups: --sensitive COLUMN, or --counterfactual identities""", "%bias_report? shows them all");
    }

    @Test
    void asksForTexts() {
        notebook.set("none", new String[0]);
        notebook.set("blank", new String[] {"fine", " "});
        notebook.set("answer", 42);

        notebook.assertRefuses(
                "%predict",
                "%predict: there is no text. Try %predict \"Not bad at all.\"", "%predict? shows what it takes");
        notebook.assertRefuses(
                "%predict {none}",
                "%predict: there is no text. Try %predict \"Not bad at all.\"", "%predict? shows what it takes");
        notebook.assertRefuses(
                "%predict {blank}",
                "%predict: a text is empty. Every text needs at least one word", "%predict? shows what it takes");
        notebook.assertRefuses(
                "%predict {answer}",
                "%predict: cannot read texts from an Integer. Expected a text, a list of them, or a Tablesaw column"
                        + " or table",
                "%predict? shows what it takes");
    }

    @Test
    void showsTheJavaOfEvaluate() throws Exception {
        notebook.assertShowsJava("%evaluate", "var evaluation = run.evaluate(run.data().validation());");
        notebook.assertShowsJava("%evaluate first --split test -o e", "var e = first.evaluate(first.data().test());");
        notebook.assertShowsJava("%evaluate first more", "var evaluation = first.evaluate(more);");
    }

    @Test
    void showsTheJavaOfAllThatEvaluateIsAsked() throws Exception {
        notebook.assertShowsJava(
                "%evaluate --metrics macro_f1,ece --ci .9 --slices gender,age --calibration --errors 3"
                        + " --baselines tfidf,knn",
                "var evaluation = run.examine(run.data().validation(), EvaluationOptions.usual()"
                        + ".metrics(\"macro_f1\", \"ece\").level(0.9).slices(\"gender\", \"age\").calibration().errors(3)"
                        + ".against(new EmbeddingNeighbours(run.classifier().pretrained(), 5, Progress.NONE),"
                        + " TfIdfLogisticRegression.strong()));");
    }

    @Test
    void namesEveryOptionOfEvaluateThatIsWrong() {
        notebook.assertRefuses(
                "%evaluate --metrics macro_f2 --ci 95 --baselines knm --errors -1", """
                %evaluate: 4 arguments need mending
                  --metrics takes accuracy, macro_f1, micro_f1, weighted_f1, balanced_accuracy, mcc, roc_auc,\
                 macro_roc_auc, weighted_roc_auc, average_precision, macro_average_precision, log_loss, brier, ece,\
                 subset_accuracy, hamming, mae, rmse, r2, pearson, spearman, not "macro_f2". Did you mean macro_f1?
                  --ci takes a number between 0.5 and 0.999, not "95"
                  --errors takes a whole number between 0 and 1000, not "-1"
                  --baselines takes majority, random, embedding, knn, tfidf, pixels, logistic, not "knm". Did you mean knn?""", "%evaluate? shows them all");
    }

    @Test
    void comparesTwoDifferentRunsAtLeast() {
        notebook.assertRefuses(
                "%compare run",
                "%compare: it takes two runs or more: %compare run other", "%compare? shows what it takes");
        notebook.assertRefuses(
                "%compare run run",
                "%compare: a run is named twice: compare different ones", "%compare? shows what it takes");
        notebook.assertRefuses(
                "%compare run other", "%compare: no variable \"run\"", "Make one first: %finetune -o run");
    }

    @Test
    void showsTheJavaOfCompare() throws Exception {
        notebook.assertShowsJava(
                "%compare run lora",
                "var comparison = run.compare(lora).called(\"run\", \"lora\").on(run.data().validation());");
        notebook.assertShowsJava(
                "%compare a b c --split test --test bootstrap --metric mcc --examples 2 -o c",
                "var c = a.compare(b, c).called(\"a\", \"b\", \"c\").by(Metrics.named(\"mcc\"))"
                        + ".test(Contest.Criterion.BOOTSTRAP).examples(2).on(a.data().test());");
        notebook.assertShowsJava(
                "%compare run lora --data more --y demographic_parity_difference --sensitive gender,age --positive good",
                "var comparison = run.compare(lora).called(\"run\", \"lora\").on(more,"
                        + " Disparity.named(\"demographic_parity_difference\", GapMethod.BETWEEN_GROUPS), \"good\","
                        + " \"gender\", \"age\");");
    }

    @Test
    void comparesGroupsOnlyWhereTheyAreNamed() {
        notebook.assertRefuses(
                "%compare run other --y demographic_parity",
                "%compare: --y takes demographic_parity_difference, demographic_parity_ratio,"
                        + " equal_opportunity_difference, equal_opportunity_ratio, predictive_equality_difference,"
                        + " predictive_equality_ratio, equalized_odds_difference, equalized_odds_ratio, not"
                        + " \"demographic_parity\". Did you mean demographic_parity_ratio?",
                "%compare? shows what it takes");
        notebook.assertRefuses(
                "%compare run other --y equalized_odds_difference --sensitive gender",
                "%compare: --y compares groups: it needs --sensitive COLUMN and --positive LABEL",
                "%compare? shows what it takes");
        notebook.assertRefuses(
                "%compare run other --sensitive gender",
                "%compare: --sensitive and --positive go with --y GAP: --y demographic_parity_difference",
                "%compare? shows what it takes");
    }

    @Test
    void showsTheJavaOfPredict() throws Exception {
        notebook.set("texts", List.of("a \"good\" one", "b"));

        notebook.assertShowsJava("%predict 'Not bad.' fine", "var predictions = run.predict(\"Not bad.\", \"fine\");");
        notebook.assertShowsJava("%predict fine --top-k 3", "var predictions = run.predict(\"fine\").top(3);");
        notebook.assertShowsJava("%predict {texts} -o p", "var p = run.predict(\"a \\\"good\\\" one\", \"b\");");
    }

    @Test
    void showsTheJavaOfAPartOfOtherRows() throws Exception {
        notebook.set("held", Reviews.data(20).split(Split.stratified(.5, .25, .25)));
        notebook.set("reviews", Reviews.data(20));

        notebook.assertShowsJava("%evaluate first held", "var evaluation = first.evaluate(held.validation());");
        notebook.assertShowsJava(
                "%evaluate first {held} --split test", "var evaluation = first.evaluate(held.test());");
        notebook.assertShowsJava(
                "%compare run lora --data held --split test",
                "var comparison = run.compare(lora).called(\"run\", \"lora\").on(held.test());");
        notebook.assertShowsJava(
                "%compare run lora --data {reviews}",
                "var comparison = run.compare(lora).called(\"run\", \"lora\").on(reviews);");
        notebook.assertShowsJava(
                "%bias_report first held --sensitive gender --positive good",
                "var bias = BiasAudit.of(first).on(held.test()).positive(\"good\").sensitive(\"gender\").assess();");
        notebook.assertShowsJava(
                "%bias_report held --predicted said --split train --sensitive gender --positive good",
                "var bias = BiasAudit.of(held, \"said\").on(held.train()).positive(\"good\").sensitive(\"gender\")"
                        + ".assess();");
    }

    @Test
    void showsTheJavaOfBiasReport() throws Exception {
        notebook.assertShowsJava(
                "%bias_report --sensitive gender,age --positive good",
                "var bias = BiasAudit.of(run).on(run.data().test()).positive(\"good\")"
                        + ".sensitive(\"gender\", \"age\").assess();");
        notebook.assertShowsJava(
                "%bias_report first --split train --sensitive gender --counterfactual names --positive good -o b",
                "var b = BiasAudit.of(first).on(first.data().train()).positive(\"good\").sensitive(\"gender\")"
                        + ".counterfactual(Counterfactuals.names()).assess();");
    }
}
