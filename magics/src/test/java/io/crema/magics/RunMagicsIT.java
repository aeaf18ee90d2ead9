package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.CrossValidated;
import io.crema.finetune.FineTuned;
import io.crema.finetune.TextPredictions;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.metrics.Comparison;
import io.crema.finetune.metrics.Contest;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.SizeCurve;
import io.crema.finetune.train.RateSweep;
import io.crema.finetune.train.StopReason;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The magics that train and ask what was trained, on a bundled model and a few rows. */
final class RunMagicsIT {
    private static final FakeNotebook TRAINED = new FakeNotebook();

    private FakeNotebook notebook = TRAINED;

    @BeforeAll
    static void trains() throws Exception {
        TRAINED.trainOnFewReviews();
        assertTrue(TRAINED.shown.isEmpty(), "it was asked to be quiet");
    }

    @BeforeEach
    void startsFromTheTrainedNotebook() {
        notebook = TRAINED;
        notebook.printed.clear();
    }

    private FineTuned run() {
        return notebook.value(FineTuned.class, "run");
    }

    @Test
    void dividesFirstAndTrains() {
        assertEquals(StopReason.COMPLETED, run().outcome().reason());
        assertEquals(2, run().outcome().history().size());
        assertSame(notebook.value(SplitData.class, "data"), run().data());
    }

    @Test
    void evaluatesTheValidationRowsUnlessOthersAreAsked() throws Exception {
        notebook.run("%evaluate");
        notebook.run("%evaluate run --split test -o tested");

        int validation = run().data().validation().rows();
        assertEquals(
                validation,
                notebook.value(Evaluation.class, "evaluation").predictions().size());
        assertEquals(
                run().data().test().rows(),
                notebook.value(Evaluation.class, "tested").predictions().size());
    }

    @Test
    void answersAllThatAnEvaluationIsAsked() throws Exception {
        notebook.run("%evaluate run --split train --metrics macro_f1,accuracy,ece --ci .9 --slices gender --calibration"
                + " --errors 3 --baselines majority,random,knn,tfidf -o asked");

        Evaluation asked = notebook.value(Evaluation.class, "asked");
        assertEquals(3, asked.measured().size());
        assertEquals(0.9, asked.resampling().level());
        assertEquals("gender", asked.slicings().get(0).column());
        assertEquals(2, asked.slicings().get(0).slices().size());
        assertEquals(
                run().data().validation().rows(),
                asked.calibration().orElseThrow().fittedRows());
        assertEquals(
                List.of("majority class", "stratified random", "5 nearest embeddings", "TF-IDF + logistic regression"),
                asked.comparisons().stream().map(Comparison::baseline).toList());
    }

    @Test
    void refusesWhatCannotBeEvaluated() {
        notebook.set("alike", Reviews.data(4).select(0, 2));
        notebook.set("nothing", Reviews.data(4).select());

        notebook.assertRefuses(
                "%evaluate run alike",
                "%evaluate: every row of reviews is \"good\": how well labels are told apart needs rows of two",
                "Evaluate a part with several labels, or divide the data by label (stratified).");
        notebook.assertRefuses(
                "%evaluate run nothing",
                "%evaluate: reviews has no rows",
                "Evaluate another part, or divide the data so that this one has rows.");
        notebook.assertRefuses(
                "%evaluate run --slices gendre",
                "%evaluate: no column \"gendre\" in reviews (columns: text, label, gender)",
                "Did you mean \"gender\"?");
    }

    @Test
    void comparesRunsOnTheSameRows() throws Exception {
        notebook.set("other", run());

        notebook.run("%compare run other --split train --metric accuracy");

        Contest comparison = notebook.value(Contest.class, "comparison");
        assertEquals(run().data().train().rows(), comparison.size());
        assertEquals(1, comparison.duels().get(0).p());
        assertTrue(
                comparison
                        .duels()
                        .get(0)
                        .sentence()
                        .startsWith("No difference in accuracy between other and run that "),
                comparison.duels().get(0).sentence());
        assertEquals(2, comparison.notes().size(), "both have learned from these rows");
    }

    @Test
    void countsTheLooksAtTheTestRowsAndSaysSoFromTheSecondOn() throws Exception {
        notebook.run("%finetune --strategy head --epochs 1 --quiet -o looked");
        notebook.printed.clear();

        notebook.run("%evaluate looked");
        notebook.run("%evaluate looked --split test");
        assertEquals(List.of(), notebook.printed);
        notebook.run("%evaluate looked --split test");

        FineTuned looked = notebook.value(FineTuned.class, "looked");
        assertEquals(
                List.of(
                        "The test rows were looked at 2 times with this run, first for an evaluation. Whoever chooses by"
                                + " them makes the score too good: choose on the validation rows.\n"),
                notebook.printed);
        assertEquals(2, looked.testLooks().size());
        assertEquals(looked.testLooks(), looked.provenance().testLooks());
    }

    @Test
    void trainsAModelForEachFold() throws Exception {
        notebook.set("reviews", Reviews.data(48));
        notebook.run("%split reviews --kfold 3 -o folded");

        notebook.run("%finetune model folded --strategy head --epochs 1 --batch 8 --quiet");

        CrossValidated result = notebook.value(CrossValidated.class, "cv");
        assertEquals(48, result.outOfFold().size());
        assertEquals(3, result.folds().size());
        notebook.assertRefuses(
                "%finetune model folded --background",
                "%finetune: --background goes with a single training, not with folds",
                "%finetune? shows what it takes");
    }

    @Test
    void drawsALearningCurveOverDataSizes() throws Exception {
        notebook.run("%learning_curve --strategy head --epochs 1 --sizes 50,100 --seeds 2 --quiet");

        SizeCurve curve = notebook.value(SizeCurve.class, "curve");
        int all = run().data().train().rows();
        assertEquals(2, curve.points().size());
        assertEquals(all / 2.0, curve.points().get(0).rows(), 1, "half of each label, rounded");
        assertEquals(all, curve.points().get(1).rows());
        assertEquals(run().data().validation().rows(), curve.judged());
    }

    @Test
    void refusesALabelThatTheRunNeverSaw() {
        notebook.set(
                "other",
                Reviews.data(4)
                        .with(StringColumn.create("label", "good", "bad", "goood", "bad"))
                        .label("label"));

        notebook.assertRefuses(
                "%evaluate run other",
                "%evaluate: label \"goood\" of reviews was never seen (known labels: bad, good; row 2)",
                "Did you mean \"good\"?");
    }

    @Test
    void looksForALearningRate() throws Exception {
        notebook.run("%lr_find --strategy head --batch 8 --steps 40 --from 1e-5 --to 10");

        RateSweep rates = notebook.value(RateSweep.class, "rates");
        assertTrue(rates.suggestion().orElseThrow() < 1, rates::toString);
        notebook.assertShowsJava(
                "%lr_find --strategy head --to 10",
                "var rates = FineTuning.of(model).on(data).strategy(Strategy.head())"
                        + ".findLearningRate(new RateSweep.Rates(1e-7, 10, 100));");
        notebook.assertRefuses(
                "%lr_find --from 1 --to 0.1", "%lr_find: --from must be below --to", "%lr_find? shows what it takes");
    }

    @Test
    void trainsAtTheRateThatItFinds() throws Exception {
        notebook.run("%finetune --strategy head --epochs 1 --batch 8 --lr auto --quiet -o sought");

        double rate = notebook.value(FineTuned.class, "sought")
                .provenance()
                .hyperparameters()
                .learningRate();
        assertTrue(rate > 1e-6 && rate < 1, () -> "rate " + rate);
        assertTrue(String.join("", notebook.printed).contains("Suggested: --lr "), notebook.printed::toString);
    }

    @Test
    void predictsTextsListsColumnsAndLines() throws Exception {
        notebook.set("texts", List.of("a good coffee", "a bad coffee"));
        notebook.set("column", StringColumn.create("text", "a good coffee"));

        assertEquals(2, rows(notebook.run("%predict 'a good coffee' \"a bad coffee\"")));
        assertEquals(3, rows(notebook.run("%predict run {texts} fine")));
        assertEquals(1, rows(notebook.run("%predict {column} -o one")));
        assertEquals(2, rows(notebook.runCell("predict", "a good coffee\n\na bad coffee\n")));
        assertEquals(1, notebook.value(TextPredictions.class, "one").rows().size());
    }

    @Test
    void ranksTheLabelsOfATextWhereToldSo() throws Exception {
        var predictions = (TextPredictions) Objects.requireNonNull(notebook.run("%predict fine --top-k 5"));

        TextPredictions.Row row = predictions.rows().get(0);
        assertEquals(predictions.labels().size(), predictions.ranked(row).size());
        assertEquals(
                row.label(), predictions.labels().get(predictions.ranked(row).get(0)));
        List<Integer> first = predictions.top(1).ranked(row);
        assertEquals(predictions.ranked(row).subList(0, 1), first);
        notebook.assertRefuses(
                "%predict fine --top-p .5",
                "%predict: --top-p goes with a language model only: this run says which label a text has",
                "%predict? shows what it takes");
    }

    @Test
    void readsOfATableTheColumnThatItLearnedFrom() throws Exception {
        Table table = Reviews.table(4);
        notebook.set("table", table);
        notebook.set("rows", Reviews.data(4));
        notebook.set("renamed", table.copy().setName("others").rejectColumns("text"));

        var predictions = (TextPredictions) Objects.requireNonNull(notebook.run("%predict {table}"));
        notebook.run("%predict {rows} -o labelled");
        notebook.printed.clear();
        notebook.run("%predict {table} --show-java");

        List<String> texts = table.stringColumn("text").asList();
        assertEquals(
                texts,
                predictions.rows().stream().map(TextPredictions.Row::text).toList());
        assertEquals(predictions, notebook.value(TextPredictions.class, "labelled"));
        assertEquals(
                "var predictions = run.predict(\"" + String.join("\", \"", texts) + "\");\n",
                String.join("", notebook.printed));
        notebook.assertRefuses(
                "%predict {renamed}",
                "%predict: no column \"text\" in others (columns: label, gender)", "Name one of the columns.");
    }

    private static int rows(@Nullable Object predictions) {
        return Objects.requireNonNull((TextPredictions) predictions).rows().size();
    }

    @Test
    void assessesGroupsAndSwaps() throws Exception {
        // Two epochs may end in one label for all rows, which is refused unless rates are to be Fairlearn's.
        notebook.run("%bias_report --sensitive gender --positive good --split train --counterfactual pronouns"
                + " --undefined fairlearn");

        BiasAssessment bias = notebook.value(BiasAssessment.class, "bias");
        assertEquals(1, bias.byGroup().size());
        assertEquals(1, bias.counterfactuals().size());
    }

    @Test
    void namesTheColumnAndTheLabelThatWereMeant() {
        notebook.assertRefuses("%bias_report --sensitive gendre --positive goood", """
                %bias_report: 2 arguments need mending
                  no column "gendre" in reviews (columns: text, label, gender). Did you mean --sensitive gender?
                  no label "goood" (labels: bad, good). Did you mean --positive good?""", "%bias_report? shows them all");
    }

    @Test
    void saysWhyThereIsNoGpu() {
        notebook.assertRefuses(
                "%load_model minilm --device cuda:0",
                "%load_model: device cuda:0: the native engine, PyTorch 2.7.1, computes on the processor alone",
                "Let the kernel use a libtorch 2.7.1 for CUDA 12.8 (crema doctor says how), or name --device cpu");
        assertEquals("cpu", run().provenance().versions().device());
    }

    @Test
    void namesTheLengthsThatAModelTakes() {
        notebook.assertRefuses(
                "%load_model minilm --max-length 4000",
                "%load_model: a text of minilm has from 3 to 512 tokens, not 4000", "%load_model? shows what it takes");
    }

    @Test
    void keepsTheBestOfATrainingThatIsStopped() throws Exception {
        notebook = new FakeNotebook();
        notebook.set("model", TRAINED.get("model").orElseThrow());
        notebook.set("data", run(TRAINED).data());
        AtomicInteger asked = new AtomicInteger();
        notebook.stopPressed = () -> asked.incrementAndGet() > 40;

        Object value = notebook.run("%finetune --strategy head --epochs 1000 --batch 8 --patience 1000");

        assertSame(value, run());
        assertEquals(StopReason.INTERRUPTED, run().outcome().reason());
        assertTrue(run().outcome().bestEpoch() >= 1, "it kept an epoch");
        assertTrue(run().outcome().history().size() < 40, "it stopped early");
        notebook.stopPressed = () -> false;
        assertEquals(1, rows(notebook.run("%predict fine")));
    }

    private static FineTuned run(FakeNotebook other) {
        return other.value(FineTuned.class, "run");
    }

    @Test
    void saysThatItWasStoppedBeforeThereWasAResult() {
        notebook = new FakeNotebook();
        notebook.set("run", run(TRAINED));
        notebook.stopPressed = () -> true;

        notebook.assertRefuses(
                "%predict fine", "%predict: stopped before there was a result", "Run the cell again to start anew");
    }
}
