package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.baseline.MajorityClass;
import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.data.image.Augmentation;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.metrics.Difference;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Verdict;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Regression;
import io.crema.finetune.model.TableModel;
import io.crema.finetune.strategy.FeatureCache;
import io.crema.finetune.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trainings on the tables of the notebooks. */
class TablesIT {
    private static final Path DATA = Path.of("../notebooks/data");

    private static SplitData penguins() {
        return LabelledData.read(DATA.resolve("penguins.csv")).label("species").split(Split.stratified(.6, .2, .2));
    }

    private static SplitData credit() {
        return LabelledData.read(DATA.resolve("german-credit.csv"))
                .label("class")
                .group("sex")
                .split(Split.stratified(.6, .2, .2));
    }

    @Test
    void tellsPenguinsApartByBothModels() {
        for (TableModel model : List.of(TableModel.mlp(16), TableModel.logistic())) {
            try (FineTuned run = FineTuning.of(model).on(penguins()).fit()) {
                Evaluation evaluation = run.evaluate(run.data().test());

                assertBeatsMajority(evaluation);
                assertTrue(
                        accuracy(run.evaluate(run.data().test())) > .95,
                        () -> model + " " + accuracy(run.evaluate(run.data().test())));
            }
        }
    }

    @Test
    void judgesCreditBetterThanTheLargestClassDoes() {
        SplitData data = credit();
        try (FineTuned logistic = FineTuning.of(TableModel.logistic()).on(data).fit()) {
            assertBeatsMajority(logistic.evaluate(data.test()));

            BiasReport report = logistic.biasReport(data.test(), "good", "sex");

            assertEquals(2, report.only().groups().size());
            assertFalse(data.train().roles().features().all().contains("sex"));
        }
    }

    private static double accuracy(Evaluation evaluation) {
        return evaluation.measured(Metrics.BALANCED_ACCURACY).score().value();
    }

    private static void assertBeatsMajority(Evaluation evaluation) {
        Difference difference = evaluation.comparisons().stream()
                .filter(each -> each.baseline().equals(new MajorityClass().name()))
                .findFirst()
                .orElseThrow()
                .difference(Metrics.BALANCED_ACCURACY);
        assertEquals(Verdict.BETTER, difference.verdict(), difference.sentence());
        assertEquals(2, evaluation.comparisons().size());
    }

    @Test
    void drawsOtherWeightsFromAnotherSeedAndTheSameFromTheSame() {
        TableModel model = TableModel.mlp(8);
        SplitData data = penguins();
        List<String> asked = data.test().examples();

        try (FineTuned first = FineTuning.of(model).on(data).seed(1).epochs(2).fit();
                FineTuned again =
                        FineTuning.of(model).on(data).seed(1).epochs(2).fit();
                FineTuned other =
                        FineTuning.of(model).on(data).seed(2).epochs(2).fit()) {
            assertArrayEquals(first.outputs(asked), again.outputs(asked));
            assertFalse(Arrays.deepEquals(first.outputs(asked), other.outputs(asked)));
            assertNotEquals(first.provenance().modelHash(), other.provenance().modelHash());
        }
    }

    @Test
    void savesThePreprocessingWithTheWeightsToTheBit(@TempDir Path folder) {
        SplitData data = credit();
        for (TableModel model : List.of(TableModel.mlp(8), TableModel.logistic())) {
            Path saved = folder.resolve(model.name());
            try (FineTuned run = FineTuning.of(model).on(data).epochs(3).fit()) {
                run.classifier().save(saved);
                try (Pretrained loaded = Pretrained.load(saved.toString())) {
                    assertEquals(run.labels(), loaded.ownLabels());
                    assertEquals(
                            run.classifier().pretrained().preprocessor().limit(),
                            loaded.preprocessor().limit());
                    assertArrayEquals(
                            run.outputs(data.test().examples()),
                            loaded.ownClassifier()
                                    .orElseThrow()
                                    .probabilities(data.test().examples()));
                }
            }
        }
    }

    @Test
    void leavesTheCardThatItsAuthorWrote(@TempDir Path folder) throws IOException {
        Path card = folder.resolve("saved").resolve("README.md");
        try (FineTuned run =
                FineTuning.of(TableModel.logistic()).on(penguins()).epochs(1).fit()) {
            run.classifier().save(folder.resolve("saved"));
            Files.writeString(card, "mine");

            run.classifier().save(folder.resolve("saved"));

            assertEquals("mine", Files.readString(card));
        }
    }

    @Test
    void learnsANumberOfATable() {
        SplitData data = LabelledData.read(DATA.resolve("penguins.csv"))
                .label("body_mass_g")
                .dropMissing()
                .split(Split.stratified(.6, .2, .2));

        try (FineTuned run = FineTuning.of(TableModel.mlp(16))
                .on(data)
                .objective(Regression.PLAIN)
                .fit()) {
            double[][] said = run.outputs(data.test().examples());
            double[] truth = Regression.numbers(data.test());
            double mean =
                    Arrays.stream(Regression.numbers(data.train())).average().orElseThrow();
            double error = 0;
            double guessing = 0;
            for (int row = 0; row < truth.length; row++) {
                error += Math.pow(said[row][0] - truth[row], 2);
                guessing += Math.pow(mean - truth[row], 2);
            }
            double explained = 1 - error / guessing;
            assertTrue(explained > .7, () -> "R2 " + explained);
        }
    }

    @Test
    void answersARowAsPeopleTypeIt() {
        try (FineTuned run = FineTuning.of(TableModel.logistic()).on(penguins()).fit()) {
            assertEquals(
                    List.of("Gentoo", "Adelie"),
                    run.predict("bill_length_mm=50, bill_depth_mm=15, flipper_length_mm=222, island=Biscoe", """
                            {"bill_length_mm": 38, "bill_depth_mm": 19, "flipper_length_mm": 181, "body_mass_g": null}""")
                            .predicted());
        }
    }

    @Test
    void refusesDataWithoutFeatures() {
        SplitData reviews = TinyData.texts();

        DataException refused = assertThrows(
                DataException.class,
                () -> FineTuning.of(TableModel.mlp()).on(reviews).fit());

        assertTrue(refused.summary().endsWith("has no features, which mlp learns from"), refused.summary());
    }

    @Test
    void refusesToMixRowsAsPicturesAreMixed() {
        FineTuning mixed = FineTuning.of(TableModel.mlp()).on(penguins().augmented(Augmentation.NONE.withMixup(.2)));

        DataException refused = assertThrows(DataException.class, mixed::fit);

        assertTrue(
                refused.summary().endsWith("which goes with pictures, and this model reads rows of a table"),
                refused.summary());
    }

    @Test
    void keepsFeaturesOfRowsByTheirNumbers(@TempDir Path kept) throws IOException {
        FineTuning head = FineTuning.of(TableModel.mlp(8))
                .on(penguins())
                .strategy(Strategy.head())
                .cache(FeatureCache.in(kept, 1_000_000))
                .epochs(2);
        try (FineTuned first = head.fit();
                FineTuned again = head.fit();
                Stream<Path> files = Files.list(kept)) {
            assertEquals(2, files.count(), "training and validation part");
            assertEquals(
                    first.outcome().history().get(1).trainLoss(),
                    again.outcome().history().get(1).trainLoss());
        }
    }

    @Test
    void saysOnItsCardWhatItSawOfTheTable() {
        SplitData data = credit();
        try (FineTuned run =
                FineTuning.of(TableModel.logistic()).on(data).epochs(1).fit()) {
            String card = run.modelCard()
                    .with(run.evaluate(data.test()))
                    .with(BiasAssessment.empty().with(run.biasReport(data.test(), "good", "sex")))
                    .markdown();

            for (String expected : List.of(
                    "pipeline_tag: tabular-classification",
                    "| training | 600 | 180 | 420 | `" + data.train().contentHash() + "` |",
                    "duration, credit_amount",
                    "features; no pretrained weights; ",
                    "No weight was pretrained: ",
                    "| hyperparameters learning rate |",
                    "### test split of german-credit, n = 200",
                    "### Bias report: sex, positive = good",
                    "- \u201cpersonal_status\u201d tells \u201csex\u201d in 1,000 of 1,000 rows")) {
                assertTrue(card.contains(expected), () -> expected + " in " + card);
            }
        }
    }
}
