package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.engine.Optimizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every family against the answers of Python: those of Hugging Face transformers, made by {@code golden/make_models.py} and
 * {@code golden/make_resnets.py}, and for the families that are Crema's own those of PyTorch, made by {@code
 * golden/make_small.py}.
 */
class FamiliesGoldenIT {

    static Stream<String> families() {
        return Stream.of(
                "bert",
                "roberta",
                "distilbert",
                "vit",
                "resnet",
                "resnet-bottleneck",
                "resnet-reduction",
                "cnn",
                "mlp");
    }

    @ParameterizedTest
    @MethodSource("families")
    void givesTheLogitsOfPython(String family) {
        try (Golden golden = Golden.of(family)) {
            assertArrayEquals(golden.expected("logits"), golden.logits(), 1e-4f);
        }
    }

    /** What moves no loss, such as the bias of attention's keys, has rounding for a gradient. */
    @ParameterizedTest
    @MethodSource("families")
    void givesTheGradientNormOfEveryWeight(String family) {
        try (Golden golden = Golden.of(family)) {
            Map<String, Double> expected = golden.expectedGradientNorms();
            Map<String, Double> norms = golden.gradientNorms();

            assertEquals(expected.keySet(), norms.keySet());
            expected.forEach((name, norm) ->
                    assertEquals(norm, norms.getOrDefault(name, Double.NaN), Math.max(1e-3 * norm, 1e-6), name));
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void losesAsPythonDoesOverFiveStepsOfAdamW(String family) {
        try (Golden golden = Golden.of(family)) {
            List<Optimizer.Step> steps = golden.fiveSteps(1e-3, 0.01);

            float[] expected = golden.expected("adamw_losses");
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], steps.get(i).loss(), 1e-3, "step " + (i + 1));
            }
            assertEquals(golden.expectedNumber("loss"), steps.get(0).loss(), 1e-5);
            assertEquals(golden.expectedNumber("grad_norm"), steps.get(0).gradientNorm(), 1e-4);
        }
    }

    /** So rare a dropout drops nothing, but training takes the ways that have one. */
    @ParameterizedTest
    @ValueSource(strings = {"bert", "roberta", "distilbert", "vit", "mlp"})
    void losesTheSameOnTheWaysWithDropout(String family) {
        try (Golden golden = Golden.of(family, 1e-9)) {
            List<Optimizer.Step> steps = golden.fiveSteps(1e-3, 0.01);

            assertEquals(golden.expectedNumber("loss"), steps.get(0).loss(), 1e-5);
            assertEquals(golden.expectedNumber("grad_norm"), steps.get(0).gradientNorm(), 1e-4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vit", "resnet", "cnn"})
    void loadsAFolderAsTheClassifierThatItIs(String family) {
        try (Golden golden = Golden.of(family);
                Pretrained pretrained = Pretrained.load(Golden.folder(family).toString());
                Classifier classifier = pretrained.ownClassifier().orElseThrow()) {
            float[][] logits = classifier.logits(golden.pictures(), Progress.NONE);

            float[] expected = golden.expected("logits");
            int labels = classifier.labels().size();
            for (int row = 0; row < logits.length; row++) {
                assertArrayEquals(Arrays.copyOfRange(expected, row * labels, (row + 1) * labels), logits[row], 1e-4f);
            }
        }
    }

    @Test
    void movesTheStatisticsOfBatchNormsThatLearn() {
        try (Golden golden = Golden.of("cnn")) {
            golden.fiveSteps(1e-3, 0.01);

            golden.expectedStatistics()
                    .forEach((name, expected) -> assertArrayEquals(expected, golden.weight(name), 1e-5f, name));
            assertEquals(4, golden.expectedStatistics().size());
            assertArrayEquals(golden.expected("logits_after_5_steps"), golden.logits(), 1e-4f);
        }
    }

    @Test
    void leavesThePretrainedStatisticsOfAResNetAlone() {
        try (Golden golden = Golden.of("resnet")) {
            String mean = "resnet.embedder.embedder.normalization.running_mean";
            float[] before = golden.weight(mean);

            golden.fiveSteps(1e-3, 0.01);

            assertArrayEquals(before, golden.weight(mean));
        }
    }
}
