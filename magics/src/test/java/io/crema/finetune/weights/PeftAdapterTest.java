package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeftAdapterTest {
    private static final FloatTensor DOWN = FloatTensor.of(new float[] {1, 2, 3, 4}, 1, 4);
    private static final FloatTensor UP = FloatTensor.of(new float[] {5, 6}, 2, 1);

    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() {
        var adapter = new PeftAdapter(
                1,
                16,
                0.1,
                true,
                true,
                Map.of("a.query.lora_A.weight", DOWN, "a.query.lora_B.weight", UP, "classifier.weight", UP));

        adapter.write(folder, "SEQ_CLS");

        assertEquals(adapter, PeftAdapter.read(folder));
        assertEquals(Set.of("a.query"), adapter.layers());
    }

    @Test
    void namesEverythingItDoesNotKnow() throws IOException {
        Files.writeString(
                folder.resolve("adapter_config.json"),
                "{\"peft_type\": \"IA3\", \"bias\": \"all\", \"use_dora\": true, \"rank_pattern\": {\"a\": 1}}");

        WeightsException refused = assertThrows(WeightsException.class, () -> PeftAdapter.read(folder));

        assertTrue(
                refused.summary()
                        .endsWith("adapter_config.json: peft_type \"IA3\" is not supported (supported: LORA); bias"
                                + " \"all\" is not supported (supported: none); use_dora \"true\" is not supported"
                                + " (supported: false); rank_pattern is not supported; r must be a whole number of at"
                                + " least 1, not "),
                refused.summary());
    }

    /** As PEFT names what it adds to an embedding, beside a layer that is known. */
    @Test
    void refusesWhatAddsToEmbeddings() {
        var adapter = new PeftAdapter(
                1,
                1,
                0,
                false,
                false,
                Map.of(
                        "a.query.lora_A.weight",
                        DOWN,
                        "a.query.lora_B.weight",
                        UP,
                        "a.words.lora_embedding_A",
                        DOWN,
                        "a.words.lora_embedding_B",
                        UP));
        adapter.write(folder, "SEQ_CLS");

        WeightsException refused = assertThrows(WeightsException.class, () -> PeftAdapter.read(folder));

        assertTrue(
                refused.summary()
                        .endsWith("has a.words.lora_embedding_A and 1 more of its kind, which adds to no linear layer:"
                                + " embeddings and parameters with additions are not supported"),
                refused.summary());
        assertTrue(refused.hint().contains("merge_and_unload"), refused.hint());
    }

    @Test
    void saysThatAFolderHasNoAdapter() {
        WeightsException refused = assertThrows(WeightsException.class, () -> PeftAdapter.read(folder));

        assertTrue(refused.summary().endsWith("it has no adapter_config.json"), refused.summary());
    }

    @Test
    void refusesHalfALayer() {
        new PeftAdapter(1, 1, 0, false, false, Map.of("a.query.lora_A.weight", DOWN)).write(folder, "SEQ_CLS");

        WeightsException refused = assertThrows(WeightsException.class, () -> PeftAdapter.read(folder));

        assertTrue(
                refused.summary().endsWith("has a.query.lora_A.weight, but no a.query.lora_B.weight"),
                refused.summary());
    }
}
