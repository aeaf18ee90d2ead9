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

/** Against the answers of PEFT, made by {@code golden/make_models.py}. */
class LoraIT {
    private final Pretrained model = TinyBert.load();
    private final Inputs batch = TinyBert.batch(model);
    private final PeftAdapter adapter = TinyBert.adapter();

    @AfterEach
    void close() {
        model.close();
    }

    private static Adaptation queriesAndValues(Pretrained model) {
        var lowRank = new LowRank(4, 8, 0, false);
        return new Adaptation(name -> false, Lora.on(model.backbone(), model.pooling(), List.of(), lowRank));
    }

    private float[] logits(Classifier classifier) {
        float[][] rows = classifier.logits(batch, Progress.NONE);
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        return flat;
    }

    @Test
    void givesTheLogitsOfPeft() {
        try (Classifier adapted = model.withAdapter(adapter, TinyBert.labelNames())) {
            assertArrayEquals(TinyBert.expected("golden.json", "lora_logits"), logits(adapted), 1e-4f);
        }
    }

    @Test
    void givesTheSameMergedAndTheOldOnesUnmerged() {
        try (Classifier plain = model.ownClassifier().orElseThrow();
                Classifier merged = plain.merge(adapter);
                Classifier back = merged.unmerge(adapter);
                Classifier adapted = model.withAdapter(adapter, TinyBert.labelNames());
                Classifier itself = adapted.merged()) {
            assertArrayEquals(TinyBert.expected("golden.json", "lora_logits"), logits(merged), 1e-4f);
            assertArrayEquals(TinyBert.expected("golden.json", "lora_logits"), logits(itself), 1e-4f);
            assertArrayEquals(TinyBert.expected("golden.json", "logits"), logits(back), 1e-4f);
            assertArrayEquals(TinyBert.expected("golden.json", "logits"), logits(plain), 1e-4f);
            assertEquals(Lora.NONE, itself.lora());
        }
    }

    @Test
    void outlivesTheOneItWasMergedFrom() {
        Classifier adapted = model.withAdapter(adapter, TinyBert.labelNames());
        try (Classifier merged = adapted.merged()) {
            adapted.close();

            assertArrayEquals(TinyBert.expected("golden.json", "lora_logits"), logits(merged), 1e-4f);
        }
    }

    @Test
    void addsNothingBeforeItIsTrained() {
        try (Classifier plain = model.newClassifier(TinyBert.labelNames(), 5);
                Classifier adapted = model.newClassifier(
                        TinyBert.labelNames(), Objective.singleLabel(), queriesAndValues(model), 5)) {
            assertArrayEquals(logits(plain), logits(adapted));
        }
    }

    @Test
    void keepsTheBodyInMemoryOnce() {
        try (Classifier first = model.newClassifier(
                        TinyBert.labelNames(), Objective.singleLabel(), queriesAndValues(model), 5);
                Classifier second = model.newClassifier(
                        TinyBert.labelNames(), Objective.singleLabel(), queriesAndValues(model), 6)) {
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
        try (Classifier one = model.newClassifier(
                        TinyBert.labelNames(), Objective.singleLabel(), queriesAndValues(model), 5);
                Classifier same = model.newClassifier(
                        TinyBert.labelNames(), Objective.singleLabel(), queriesAndValues(model), 5)) {
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
        try (Classifier trained = model.withAdapter(adapter, TinyBert.labelNames())) {
            trained.adapter().write(folder, "SEQ_CLS");
            PeftAdapter read = PeftAdapter.read(folder);

            assertEquals(adapter.layers(), read.layers());
            assertTrue(read.tensors().containsKey("classifier.weight"), "the head goes with it");
            try (Classifier again = model.withAdapter(read, TinyBert.labelNames())) {
                assertArrayEquals(logits(trained), logits(again));
            }
        }
    }

    @Test
    void saysThatAPlainModelHasNoAdapter() {
        try (Classifier plain = model.newClassifier(TinyBert.labelNames(), 1)) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, plain::adapter);

            assertEquals("this model has no adapter: it was not trained by LoRA", refused.getMessage());
            assertEquals(Lora.NONE, plain.lora());
        }
    }
}
