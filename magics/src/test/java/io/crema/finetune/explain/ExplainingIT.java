package io.crema.finetune.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.Tiny;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Labels;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Setup;
import io.crema.finetune.strategy.FullFineTune;
import io.crema.finetune.strategy.Steering;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.torchscript.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole explanations of a BERT of two layers that was not trained. */
class ExplainingIT {
    private static final List<String> LABELS = List.of("great", "other");
    private static Pretrained model;
    private static Classifier classifier;

    @BeforeAll
    static void load() {
        model = Tiny.model();
        classifier = model.newClassifier(LABELS, 1);
    }

    @AfterAll
    static void close() {
        classifier.close();
        model.close();
    }

    private static Explaining explaining(String... texts) {
        return Explaining.of(classifier, List.of(texts), Progress.NONE);
    }

    @Test
    void explainsWordsAndSetsSpecialTokensApart() {
        Explanation explanation =
                explaining("the soup was lovely").integratedGradients(50).first();

        var text = (Explained.OfText) explanation.explained();
        assertEquals(List.of("the", "soup", "was", "lovely"), text.parts());
        assertEquals(List.of("[CLS]", "[SEP]"), text.special());
        assertEquals(4, explanation.attribution().parts().size());
        assertEquals(0, explanation.attribution().apart());
        assertTrue(explanation.attribution().relativeError() <= 0.01);
    }

    @Test
    void countsSpecialTokensWhereTheBaselineIsNoneAtAll() {
        Attribution attribution =
                explaining("the soup was lovely").inputTimesGradient().first().attribution();

        assertTrue(Math.abs(attribution.apart()) > 0);
        assertEquals(6, attribution.positions().size());
    }

    @Test
    void explainsTheLabelThatIsAskedFor() {
        Explanation great =
                explaining("lovely soup").target("great").occlusion().first();
        Explanation other =
                explaining("lovely soup").target("other").occlusion().first();

        assertEquals("great", great.answer().label());
        assertEquals(great.answer().predicted(), other.answer().predicted());
        assertEquals(1, great.answer().output() + other.answer().output(), 1e-6);
        assertThrows(IllegalArgumentException.class, () -> explaining("soup").target("bad"));
    }

    @Test
    void saysWhatWasCutOff() {
        String words = "soup ".repeat(30).strip();

        var text = (Explained.OfText) explaining(words).occlusion().first().explained();

        assertEquals(14, text.parts().size());
        assertEquals(16, text.cut());
    }

    @Test
    void refusesWhatHasNoWordsAndBaselinesThatTheModelDoesNotHave() {
        assertThrows(IllegalArgumentException.class, () -> explaining(" "));
        assertThrows(
                IllegalArgumentException.class,
                () -> explaining("soup").baseline(AttributionBaseline.BLACK).occlusion());
        assertThrows(
                IllegalArgumentException.class,
                () -> explaining("soup").baseline(AttributionBaseline.MASK).occlusion());
    }

    @Test
    void endsWhenItIsCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThrows(
                CancellationException.class,
                () -> Explaining.of(classifier, List.of("soup"), cancelled).integratedGradients(50));
    }

    /** A model that computes in bfloat16 is explained in float32: as its float32 twin is, to the bit. */
    @Test
    void explainsNarrowModelsInFloat32() {
        try (Classifier wide = model.newClassifier(LABELS, Setup.USUAL.in(Precision.FP32), 5);
                Classifier narrow = model.newClassifier(LABELS, Setup.USUAL.in(Precision.BF16), 5)) {
            Explaining ofWide = Explaining.of(wide, List.of("awful pie"), Progress.NONE);
            Explaining ofNarrow = Explaining.of(narrow, List.of("awful pie"), Progress.NONE);

            assertEquals(
                    ofWide.integratedGradients(50).first().attribution(),
                    ofNarrow.integratedGradients(50).first().attribution());
        }
    }

    @Test
    void measuresFaithfulnessTheSameFromTheSameSeed() {
        Explaining asked = explaining("the warm soup was not lovely").checked().seeded(3);

        Faithfulness found =
                asked.integratedGradients(20).first().faithfulness().orElseThrow();

        assertEquals(found, asked.integratedGradients(20).first().faithfulness().orElseThrow());
        assertEquals(50, found.comprehensiveness().orders());
        assertTrue(
                found.comprehensiveness().lower() <= found.comprehensiveness().upper());
        assertTrue(Math.abs(found.heads().signed()) <= 1);
    }

    /** Explained is the very model that is being trained, over the weights that are about to be changed. */
    @Test
    void leavesATrainingAtTheSameTimeAsItIs() {
        List<Double> alone = losses(trained -> {});
        List<Double> between = losses(trained -> {
            Explaining asked = Explaining.of(trained, List.of("the soup was lovely"), Progress.NONE);
            asked.checked().integratedGradients(10);
        });

        assertEquals(alone, between);
        assertFalse(alone.contains(Double.NaN));
    }

    /** Whether libtorch's generator gives other numbers behind what was done than it would have given before. */
    private static boolean draws(Runnable done) {
        Engine torch = Engine.getEngine("PyTorch");
        torch.setRandomSeed(5);
        float[] expected = drawn();
        torch.setRandomSeed(5);
        done.run();
        return !Arrays.equals(expected, drawn());
    }

    private static float[] drawn() {
        try (NDManager manager = Torch.newManager()) {
            return manager.randomUniform(0, 1, new Shape(4)).toFloatArray();
        }
    }

    @Test
    void drawsNoRandomNumberOfTheEngine() {
        assertTrue(draws(ExplainingIT::drawn), "a draw is seen");
        for (AttributionMethod method : List.of(
                IntegratedGradients.from(10), new InputTimesGradient(), new Occlusion(), new ShapleyValues(5, 1))) {
            assertFalse(draws(() -> explaining("the soup was lovely").checked().by(method)), () -> method + " draws");
        }
    }

    private static List<Double> losses(Consumer<Classifier> betweenSteps) {
        var examples = new Strategy.Examples(
                model.preprocessor().inputs(List.of("the soup was lovely", "awful cold rice")), new Labels(0, 1));
        Strategy strategy = new FullFineTune(1);
        Setup setup = Setup.USUAL.adapted(strategy.adaptation(model));
        List<Double> losses = new ArrayList<>();
        try (Classifier trained = model.newClassifier(LABELS, setup, 9);
                Trainee trainee = strategy.applyTo(
                        trained, examples, new Steering(2, 0.01, 1, Optimizer.Settings.DEFAULT), Progress.NONE)) {
            for (int step = 0; step < 4; step++) {
                losses.add(trainee.step(new int[] {0, 1}, 1e-3, step).loss());
                betweenSteps.accept(trained);
            }
        }
        return losses;
    }
}
