package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.expression.LowRank;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.weights.PeftAdapter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the answers of PEFT, made by {@code golden/make_models.py}. */
class LoraIT {
    private final Pretrained model = TinyModel.load();
    private final Inputs batch = TinyModel.batch(model);
    private final PeftAdapter adapter = TinyModel.adapter();

    @AfterEach
    void close() {
        model.close();
    }

    private static Setup queriesAndValues(Pretrained model) {
        var lowRank = new LowRank(4, 8, 0, false);
        var lora = Lora.on(model, List.of(), lowRank);
        return Setup.USUAL.adapted(new Adaptation(name -> false, lora));
    }

    private float[] logits(Classifier classifier) {
        return logits(classifier, batch);
    }

    private static float[] logits(Classifier classifier, Inputs batch) {
        float[][] rows = classifier.logits(batch, Progress.NONE);
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        return flat;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "roberta", "distilbert"})
    void givesTheLogitsOfPeftAlsoMergedAndTheOldOnesUnmerged(String family) {
        PeftAdapter ofFamily = TinyModel.adapter(family);
        float[] expected = TinyModel.expected(family + "/golden.json", "lora_logits");
        float[] before = TinyModel.expected(family + "/golden.json", "logits");

        try (Pretrained base = TinyModel.load(family);
                Classifier adapted = base.withAdapter(ofFamily, TinyModel.labelNames());
                Classifier plain = base.ownClassifier().orElseThrow();
                Classifier merged = plain.merge(ofFamily);
                Classifier back = merged.unmerge(ofFamily);
                Classifier itself = adapted.merged()) {
            Inputs texts = TinyModel.batch(base, family);

            assertArrayEquals(expected, logits(adapted, texts), 1e-4f);
            assertArrayEquals(expected, logits(merged, texts), 1e-4f);
            assertArrayEquals(expected, logits(itself, texts), 1e-4f);
            assertArrayEquals(before, logits(back, texts), 1e-4f);
            assertArrayEquals(before, logits(plain, texts), 1e-4f);
            assertEquals(Lora.NONE, itself.lora());
        }
    }

    @Test
    void outlivesTheOneItWasMergedFrom() {
        Classifier adapted = model.withAdapter(adapter, TinyModel.labelNames());
        try (Classifier merged = adapted.merged()) {
            adapted.close();

            assertArrayEquals(TinyModel.expected("bert/golden.json", "lora_logits"), logits(merged), 1e-4f);
        }
    }

    @Test
    void addsNothingBeforeItIsTrained() {
        try (Classifier plain = model.newClassifier(TinyModel.labelNames(), 5);
                Classifier adapted = model.newClassifier(TinyModel.labelNames(), queriesAndValues(model), 5)) {
            assertArrayEquals(logits(plain), logits(adapted));
        }
    }

    @Test
    void keepsTheBodyInMemoryOnce() {
        try (Classifier first = model.newClassifier(TinyModel.labelNames(), queriesAndValues(model), 5);
                Classifier second = model.newClassifier(TinyModel.labelNames(), queriesAndValues(model), 6)) {
            List<Parameter> parameters = first.network().parameters();
            for (int i = 0; i < parameters.size(); i++) {
                String name = parameters.get(i).name();
                NDArray weight = first.weights().get(i);
                boolean body = model.backbone().owns(name) && !name.contains("lora_");
                assertEquals(body, weight == second.weights().get(i), name);
            }
        }
    }

    @Test
    void startsFromTheSeedWithinTheBoundOfItsLayer() {
        try (Classifier one = model.newClassifier(TinyModel.labelNames(), queriesAndValues(model), 5);
                Classifier same = model.newClassifier(TinyModel.labelNames(), queriesAndValues(model), 5)) {
            float[] down = lora(one, "query.lora_A.weight");
            float largest = 0;
            for (float value : down) {
                largest = Math.max(largest, Math.abs(value));
            }

            assertArrayEquals(down, lora(same, "query.lora_A.weight"));
            double bound = 1 / Math.sqrt(32);
            assertTrue(largest < bound && largest > 0.9 * bound, "largest " + largest);
            assertArrayEquals(new float[32 * 4], lora(one, "query.lora_B.weight"));
        }
    }

    private static float[] lora(Classifier classifier, String end) {
        return classifier
                .weights()
                .get(classifier.network().parameters().stream()
                        .map(Parameter::name)
                        .toList()
                        .indexOf("bert.encoder.layer.1.attention.self." + end))
                .toFloatArray();
    }

    @Test
    void writesAFolderThatGivesTheSameAgain(@TempDir Path folder) {
        try (Classifier trained = model.withAdapter(adapter, TinyModel.labelNames())) {
            trained.adapter().write(folder, "SEQ_CLS");
            PeftAdapter read = PeftAdapter.read(folder);

            assertEquals(adapter.layers(), read.layers());
            assertTrue(read.tensors().containsKey("classifier.weight"), "the head goes with it");
            try (Classifier again = model.withAdapter(read, TinyModel.labelNames())) {
                assertArrayEquals(logits(trained), logits(again));
            }
        }
    }

    @Test
    void saysThatAPlainModelHasNoAdapter() {
        try (Classifier plain = model.newClassifier(TinyModel.labelNames(), 1)) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, plain::adapter);

            assertEquals("this model has no adapter: it was not trained by LoRA", refused.getMessage());
            assertEquals(Lora.NONE, plain.lora());
        }
    }
}
