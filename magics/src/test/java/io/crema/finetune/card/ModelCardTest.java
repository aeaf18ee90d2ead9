package io.crema.finetune.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.Refusal;
import io.crema.finetune.fairness.SensitiveFeature;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.KeptWeights;
import io.crema.finetune.train.Scores;
import io.crema.finetune.train.StopReason;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ModelCardTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/card.md");
    private static final List<String> LABELS = List.of("great", "other");
    private static final int ROWS = 80;

    private static ModelCard card() {
        return card(new CardSubject(
                "fine-tuned minilm",
                "text-classification",
                "minilm (BERT, 6 layers of 384; texts up to 128 tokens)",
                "ab12",
                "sentence-transformers/all-MiniLM-L6-v2",
                "",
                LABELS));
    }

    private static ModelCard card(CardSubject subject) {
        var data = new CardData(
                "reviews: \"a|b\" # <i>",
                "texts up to 128 tokens",
                "divided 0.80, 0.10, 0.10 by label with seed 42",
                List.of(part("training", 640, "11"), part("validation", 80, "22"), part("test", ROWS, "33")));
        var epochs = List.of(epoch(1, .71, true), epoch(2, .69, false));
        var training = new CardTraining(
                new TrainingPlan("minilm", "full", 3, 40, 640, 80, 22_000_000, 22_000_000, "macro-F1"),
                new TrainingLoop.Outcome(
                        epochs, 1, 80, StopReason.EARLY_STOPPED, new KeptWeights.OfBestEpoch(epochs.get(0), 2), 61.4),
                Map.of("seed", "42", "hyperparameters learning rate", "2.0E-5"),
                Map.of("threads", "2", "versions engine", "2.7.1"),
                List.of("12 of 640 texts are longer than 128 tokens and are cut."));
        return ModelCard.of(subject, data, training);
    }

    private static CardData.Part part(String name, int rows, String hash) {
        return new CardData.Part(name, rows, new TreeMap<>(Map.of("great", rows / 2, "other", rows / 2)), hash);
    }

    private static EpochReport epoch(int number, double score, boolean best) {
        var scores = new Scores(.55, List.of(new Scores.Score("macro-F1", score, true)));
        return new EpochReport(number, .6, scores, best, 30);
    }

    private static Predictions predictions(int wrongEvery) {
        int[] truth = IntStream.range(0, ROWS).map(row -> row % 2).toArray();
        double[][] probabilities = Arrays.stream(IntStream.range(0, ROWS).toArray())
                .mapToObj(row ->
                        (truth[row] == 0) == (row % wrongEvery != 0) ? new double[] {.8, .2} : new double[] {.3, .7})
                .toArray(double[][]::new);
        return Predictions.of(LABELS, truth, probabilities);
    }

    private static Evaluation evaluation() {
        return Evaluation.of(
                        "fine-tuned minilm",
                        predictions(7),
                        List.of(Metrics.ACCURACY, Metrics.MACRO_F1),
                        Resampling.seeded(42))
                .on("test split of reviews")
                .against("majority class", predictions(2));
    }

    private static Map<String, Object> parsed(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    @Test
    void saysWhatWasRecordedAndMeasuredAndLeavesTheRestToItsAuthor() throws IOException {
        assertEquals(Files.readString(GOLDEN), card().with(evaluation()).markdown());
    }

    @Test
    void hasMetadataThatAParserReads() {
        Map<String, Object> tree = parsed(card().with(evaluation()).metadata());

        assertEquals("text-classification", tree.get("pipeline_tag"));
        assertEquals("sentence-transformers/all-MiniLM-L6-v2", tree.get("base_model"));
        assertEquals(List.of("reviews: \"a|b\" # <i>"), tree.get("datasets"));
        assertEquals(List.of("accuracy", "f1"), tree.get("metrics"));
        assertFalse(tree.containsKey("license") || tree.containsKey("language"));
        String index = String.valueOf(tree.get("model-index"));
        assertTrue(index.contains("split=test") && index.contains("n=80, interval=["), index);
    }

    @Test
    void inventsNothingWhereNothingWasMeasured() {
        ModelCard card = card();

        assertFalse(parsed(card.metadata()).containsKey("model-index"));
        assertTrue(card.body().contains("Not measured yet: `%evaluate --split test`"), card.body());
        assertTrue(card.body().contains("Not assessed: `%bias_report --sensitive COLUMN"), card.body());
    }

    @Test
    void hashesNoWeightsThatWereNeverLearned() {
        String body = card(new CardSubject(
                        "fine-tuned logistic",
                        "tabular-classification",
                        "logistic (logistic regression on 57 features; no pretrained weights)",
                        "",
                        "",
                        "",
                        LABELS))
                .body();

        assertTrue(body.contains("No weight was pretrained: all began as they were drawn from the seed."), body);
        assertFalse(body.contains("SHA-256 over the weights"), body);
    }

    @Test
    void saysWhatWasFoundOfGroupsAndWhichAreTooSmall() {
        List<String> sex = IntStream.range(0, ROWS)
                .mapToObj(row -> row < 70 ? "female" : "male")
                .toList();
        BiasReport report = BiasReport.of(
                predictions(7), "great", List.of(new SensitiveFeature("sex", sex)), BiasOptions.seeded(42));

        String body = card().with(BiasAssessment.empty().with(report))
                .with(evaluation())
                .body();

        assertTrue(body.contains("### Bias report: sex, positive = great"), body);
        assertTrue(body.contains("| female | 70 |") && body.contains("| male | 10 |"), body);
        assertTrue(body.contains(Markdown.plain(BiasReport.CAUTION)), body);
        String limits = body.substring(body.indexOf("## Limitations"));
        assertTrue(limits.contains("has 80 rows only"), limits);
        assertTrue(limits.contains("male"), limits);
    }

    @Test
    void takesTheLatestEvaluationOfTheSameRows() {
        ModelCard card = card().with(evaluation()).with(evaluation());

        assertEquals(1, card.evaluations().size());
    }

    @Test
    void leavesTextFromDataAsItIs() {
        assertEquals(
                "a\\|b \\*c\\* \\<i\\> \\$x\\$ \\_d\\_ bill_length", Markdown.plain("a|b *c* <i> $x$ _d_ bill_length"));
    }

    @Test
    void tellsWhatCouldNotBeAssessed() {
        var refusal = new Refusal("Mitigation by reweighing: sex", "how it was trained is not known", "Assess a run");

        String body = card().with(BiasAssessment.empty().with(refusal)).body();

        assertTrue(
                body.contains(
                        "### Mitigation by reweighing: sex\n\nNot made: how it was trained is not known. Assess a run."),
                body);
    }

    @Test
    void saysThatItCannotBeWritten(@TempDir Path folder) {
        assertEquals(
                "cannot write " + folder + ": name a file in a folder that may be written to",
                assertThrows(IllegalArgumentException.class, () -> card().overwrite(folder))
                        .getMessage());
    }

    @Test
    void overwritesNoFileUnlessItIsTold(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new").resolve("card.md");

        card().write(file);
        Files.writeString(file, "mine");

        assertThrows(IllegalArgumentException.class, () -> card().write(file));
        assertEquals("mine", Files.readString(file));
        card().overwrite(file);
        assertEquals(card().markdown(), Files.readString(file));
    }
}
