package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.KFold;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.metrics.MultiLabelEvaluation;
import io.crema.finetune.metrics.RegressionEvaluation;
import io.crema.finetune.metrics.RegressionMetric;
import io.crema.finetune.metrics.Verdict;
import io.crema.finetune.model.MultiLabel;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Regression;
import io.crema.finetune.model.SingleLabel;
import io.crema.finetune.model.TinyModel;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.Scores.Score;
import io.crema.finetune.view.MultiLabelView;
import io.crema.finetune.view.RegressionView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Fine-tunings of the tiny model that learn something else than one label by cross entropy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectivesRunIT {
    private Pretrained model;

    @BeforeAll
    void load() {
        model = TinyModel.load();
    }

    @AfterAll
    void close() {
        model.close();
    }

    /** Sixty texts of three words; what is learned of each is made of their row. */
    private static SplitData data(IntFunction<String> label) {
        String[] texts = IntStream.range(0, 60)
                .mapToObj(row -> "w" + (10 + row % 2) + " w" + (20 + row % 3) + " w" + (30 + row % 4))
                .toArray(String[]::new);
        String[] labels = IntStream.range(0, 60).mapToObj(label).toArray(String[]::new);
        return LabelledData.of(Table.create(StringColumn.create("text", texts), StringColumn.create("label", labels)))
                .withName("rows")
                .split(Split.stratified(.6, .2, .2));
    }

    private FineTuning on(SplitData data) {
        return FineTuning.of(model).on(data).learningRate(3e-3).epochs(15).patience(15);
    }

    private static Score best(FineTuned trained, String name) {
        return trained.outcome().history().get(trained.outcome().bestEpoch() - 1).scores().all().stream()
                .filter(score -> score.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void learnsEachOfSeveralLabelsByItself() {
        SplitData data = data(row -> (row % 2 == 0 ? "even" : "odd") + (row % 3 == 0 ? "|third" : ""));

        try (FineTuned trained = on(data).objective(new MultiLabel("|")).fit()) {
            assertEquals(List.of("even", "odd", "third"), trained.labels());
            assertTrue(
                    best(trained, "macro-F1").value() > 0.95,
                    () -> best(trained, "macro-F1").toString());
            var evaluation = (MultiLabelEvaluation) trained.examine(data.test(), EvaluationOptions.usual());
            assertTrue(evaluation.measurements().measured().get(0).score().value() > 0.9);
            assertEquals(
                    "each label's majority",
                    evaluation.measurements().comparisons().get(0).baseline());
            assertEquals(3, evaluation.labels().size());
            var asked = (MultiLabelEvaluation) trained.examine(
                    data.test(), EvaluationOptions.usual().slices("label").calibration());
            assertEquals("label", asked.slicings().get(0).column());
            assertEquals(3, asked.calibrations().size());
            assertEquals(data.validation().rows(), asked.calibrations().get(0).fittedRows());
            String report = MultiLabelView.report(asked).sections().toString();
            assertTrue(
                    report.contains("Each label has a temperature of its own, fitted on the validation split of rows"));
            TextLabelSets answers = (TextLabelSets) trained.answer(List.of("w10 w20 w30"));
            assertEquals(List.of("even", "third"), answers.rows().get(0).given());
            double[] said = trained.outputs(List.of("w10 w20 w30")).clone()[0];
            assertTrue(said[0] > 0.5 && said[1] < 0.5 && said[2] > 0.5);
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> trained.predict("w10"));
            assertEquals(
                    "fine-tuned tiny learned multi-label, and this is for models that choose one label."
                            + " Use run.answer(texts)",
                    refused.getMessage());
            assertEquals(
                    "fine-tuned tiny learned multi-label, and this is for models that choose one label."
                            + " Use run.examine(part, options)",
                    assertThrows(IllegalArgumentException.class, () -> trained.evaluate(data.test()))
                            .getMessage());
        }
    }

    @Test
    void learnsSetsOfLabelsOfWhichOneIsRareAndRefusesThemAsClasses() {
        SplitData data = data(row -> (row % 2 == 0 ? "even" : "odd") + (row == 8 || row == 9 ? "|rare" : ""));

        DataException refused =
                assertThrows(DataException.class, () -> on(data).epochs(1).fit());
        try (FineTuned trained =
                on(data).objective(new MultiLabel("|")).epochs(1).fit()) {
            assertEquals(List.of("even", "odd", "rare"), trained.labels());
        }

        assertEquals(
                "label \"even|rare\" of rows is too rare to be learned and judged (rows with it: 1, parts: 3)",
                refused.summary());
    }

    @Test
    void refusesManyModelsThatCannotBeJudgedBeforeTheFirstIsTrained() {
        SplitData parts = data(row -> row % 2 == 0 ? "even" : "odd");
        SeriesListener never = (number, of, what) -> fail("a training began");

        IllegalArgumentException curve = assertThrows(
                IllegalArgumentException.class,
                () -> on(parts).objective(new MultiLabel("|")).learningCurve(new DataSizes(List.of(.5, 1.), 1), never));
        IllegalArgumentException folds = assertThrows(
                IllegalArgumentException.class,
                () -> FineTuning.of(model)
                        .on(parts.whole().split(KFold.of(3)))
                        .listener(never)
                        .objective(new MultiLabel("|"))
                        .fit());

        assertEquals(
                "a learning curve is for models that choose one label, and these would learn multi-label. Train on fewer"
                        + " rows yourself: %split --train-rows N, then %finetune",
                curve.getMessage());
        assertEquals(
                "training on folds is for models that choose one label, and these would learn multi-label. Divide the"
                        + " data into three parts: %split, then %finetune",
                folds.getMessage());
    }

    @Test
    void refusesWhatCannotBeMeasuredBeforeTheModelIsAsked() {
        SplitData data = data(row -> (row % 2 == 0 ? "even" : "odd") + (row % 3 == 0 ? "|third" : ""));
        var asked = new AtomicInteger();
        Progress counting = new Progress() {
            @Override
            public void at(int done, int rows) {
                asked.incrementAndGet();
            }
        };

        try (FineTuned several =
                        on(data).objective(new MultiLabel("|")).epochs(1).fit();
                FineTuned one =
                        on(data(row -> row % 2 == 0 ? "even" : "odd")).epochs(1).fit()) {
            FineTuned labels = several.watchedBy(counting);
            FineTuned label = one.watchedBy(counting);
            var loaded = new LoadedClassifier(one.classifier(), counting);
            EvaluationOptions usual = EvaluationOptions.usual();

            assertRefuses("no metric \"rmse\"", () -> label.examine(one.data().test(), usual.metrics("rmse")));
            assertRefuses("no column \"kind\"", () -> label.examine(one.data().test(), usual.slices("kind")));
            assertRefuses("no column \"kind\"", () -> labels.examine(data.test(), usual.slices("kind")));
            assertRefuses("leave them out", () -> labels.examine(data.test(), usual.errors(3)));
            assertRefuses(
                    "a temperature is fitted on validation rows",
                    () -> loaded.examine(one.data().test(), "rows", Optional.empty(), 1, usual.calibration()));
            assertEquals(0, asked.get());
            label.examine(one.data().test(), usual);
            assertTrue(asked.get() > 0);
        }
    }

    private static void assertRefuses(String expected, Executable examining) {
        String message =
                String.valueOf(assertThrows(RuntimeException.class, examining).getMessage());
        assertTrue(message.contains(expected), message);
    }

    @Test
    void learnsANumberInItsOwnUnit() {
        SplitData data = data(row -> Integer.toString(1000 + 100 * (row % 3)));

        try (FineTuned trained = on(data).objective(Regression.PLAIN).fit()) {
            assertEquals("RMSE", trained.plan().monitor());
            assertTrue(
                    best(trained, "R2").value() > 0.9, () -> best(trained, "R2").toString());
            assertEquals(1200, trained.outputs(List.of("w10 w22 w30"))[0][0], 60);
            TextNumbers answers = (TextNumbers) trained.answer(List.of("w10 w22 w30"));
            assertThrows(IllegalArgumentException.class, () -> answers.top(2));
            assertEquals(1200, answers.rows().get(0).number(), 60);
            assertEquals("label", answers.quantity());
            var evaluation = (RegressionEvaluation) trained.examine(
                    data.test(),
                    EvaluationOptions.usual().metrics("rmse", "spearman").errors(2));
            assertEquals(
                    Verdict.BETTER,
                    evaluation
                            .measurements()
                            .comparisons()
                            .get(0)
                            .difference(RegressionMetric.RMSE)
                            .verdict());
            assertEquals(2, evaluation.errors().size());
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> trained.examine(data.test(), EvaluationOptions.usual().calibration()));
            assertEquals(
                    "calibration asks whether probabilities hold, and fine-tuned tiny says a number without one: its"
                            + " errors, whole and by slices, say how far to trust it",
                    refused.getMessage());
            var sliced = (RegressionEvaluation)
                    trained.examine(data.test(), EvaluationOptions.usual().slices("label"));
            assertEquals(3, sliced.slicings().get(0).slices().size());
            assertTrue(RegressionView.report(sliced).sections().toString().contains("Slices by label"));
        }
    }

    @Test
    void refusesToLearnANumberOfSomethingElse() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> on(data(row -> row % 2 == 0 ? "5" : "many"))
                        .objective(Regression.PLAIN)
                        .fit());

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.endsWith("in the column label, which is no number"), message);
    }

    @Test
    void weighsRareLabelsMoreAndRecordsIt() {
        SplitData data = data(row -> row % 4 == 0 ? "rare" : "usual");

        try (FineTuned trained = on(data).epochs(1)
                .strategy(Strategy.head())
                .objective(SingleLabel.PLAIN.balancing())
                .fit()) {
            SingleLabel recorded = (SingleLabel) trained.provenance().objective();
            assertEquals(2, recorded.classWeights().get(0), 1e-9);
            assertEquals(2 / 3.0, recorded.classWeights().get(1), 1e-9);
        }
    }

    @Test
    void givesTheSameEpochsWithAccumulationAsWithTheLargeBatch() {
        FineTuning large =
                on(data(row -> row % 2 == 0 ? "even" : "odd")).epochs(2).objective(SingleLabel.PLAIN.balancing());

        try (FineTuned once = large.batchSize(14).fit();
                FineTuned parts = large.batchSize(4)
                        .with(before -> before.withBatchSize(7).withAccumulation(2))
                        .fit()) {
            assertEquals(once.outcome().steps(), parts.outcome().steps());
            for (int epoch = 0; epoch < 2; epoch++) {
                assertEquals(
                        once.outcome().history().get(epoch).validationLoss(),
                        parts.outcome().history().get(epoch).validationLoss(),
                        1e-4);
            }
        }
    }

    @Test
    void judgesAndKeepsTheAveragesWhereItWasTold() {
        try (FineTuned trained = on(data(row -> row % 2 == 0 ? "even" : "odd"))
                .with(before -> before.withAveraging(0.9, 3))
                .fit()) {
            assertTrue(best(trained, "macro-F1").value() > 0.9);
            assertEquals("even", trained.predict("w10 w20 w30").predicted().get(0));
        }
    }
}
