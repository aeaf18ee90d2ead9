package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pooling;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.weights.WeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A model that was trained and saved, read again here and by Python. */
class SavedModelIT {
    private static final List<String> TEXTS = List.of("the very warm bread was lovely", "soup", "a pie was not awful");

    @TempDir
    Path folder;

    static Stream<Strategy> strategies() {
        return Stream.of(Strategy.full(), Strategy.lora(4, 8));
    }

    private static FineTuned trained(Pretrained model, Strategy strategy) {
        return FineTuning.of(model)
                .on(Tiny.data(40))
                .strategy(strategy)
                .epochs(1)
                .learningRate(1e-2)
                .fit();
    }

    private static float[][] logits(Classifier classifier) {
        return classifier.logits(classifier.pretrained().preprocessor().inputs(TEXTS), Progress.NONE);
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void keepsEveryBitAndItsLabels(Pooling pooling) {
        try (Pretrained model = Tiny.model(pooling);
                FineTuned run = trained(model, Strategy.full())) {
            run.classifier().save(folder.resolve("saved"));

            try (Pretrained loaded = Pretrained.load(folder.resolve("saved").toString());
                    Classifier classifier = loaded.ownClassifier().orElseThrow()) {
                assertEquals(List.of("great", "other"), classifier.labels());
                assertEquals(pooling, loaded.pooling());
                assertEquals(model.preprocessor().limit(), loaded.preprocessor().limit());
                assertArrayEquals(logits(run.classifier()), logits(classifier));
                for (int i = 0; i < classifier.weights().size(); i++) {
                    NDArray weight = run.classifier().weights().get(i);
                    assertEquals(weight, classifier.weights().get(i));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void isTheSameModelToTransformers(Strategy strategy) throws Exception {
        Python python = Python.with("torch", "transformers");
        try (Pretrained model = Tiny.model();
                FineTuned run = trained(model, strategy)) {
            run.classifier().save(folder.resolve("saved"));

            JsonNode answer = answer(python);

            assertEquals("BertForSequenceClassification", answer.path("class").asText());
            assertAgrees(run.classifier(), answer);
        }
    }

    @Test
    void comesWithItsOwnCodeWhereTransformersHasNone() throws Exception {
        Python python = Python.with("torch", "transformers");
        try (Pretrained model = Tiny.model(Pooling.MEAN);
                FineTuned run = trained(model, Strategy.full())) {
            run.classifier().save(folder.resolve("saved"));

            JsonNode answer = answer(python);

            assertEquals("PooledForSequenceClassification", answer.path("class").asText());
            assertAgrees(run.classifier(), answer);
            String untrusted = python.run("saved/untrusted.py", folder.resolve("saved"));
            assertTrue(untrusted.startsWith("refused: "), untrusted);
        }
    }

    private JsonNode answer(Python python) throws Exception {
        List<Object> arguments = new ArrayList<>(TEXTS);
        arguments.add(0, folder.resolve("saved"));
        return new ObjectMapper().readTree(python.run("saved/logits.py", arguments.toArray()));
    }

    private static void assertAgrees(Classifier classifier, JsonNode answer) {
        assertEquals("[]", answer.path("missing").toString());
        assertEquals("[]", answer.path("unexpected").toString());
        assertEquals("[\"great\",\"other\"]", answer.path("labels").toString());
        float[][] mine = logits(classifier);
        for (int row = 0; row < mine.length; row++) {
            for (int label = 0; label < mine[row].length; label++) {
                double theirs = answer.path("logits").path(row).path(label).asDouble();
                assertEquals(theirs, mine[row][label], 1e-5, Arrays.toString(mine[row]));
            }
        }
    }

    /** Token 4 to 8 are foods, 9 is "was", 10 and 11 are "lovely" and "awful". */
    @Test
    void runsInPythonWithoutAnyClassOfIt() throws Exception {
        Python python = Python.with("torch");
        try (Pretrained model = Tiny.model(Pooling.MEAN);
                FineTuned run = trained(model, Strategy.lora(4, 8))) {
            Path file = folder.resolve("model.pt");
            run.classifier().exportTorchScript(file);

            JsonNode theirs =
                    new ObjectMapper().readTree(python.run("saved/torchscript.py", file, "2,4,9,10,3", "2,5,9,11,3"));

            List<String> texts = List.of("bread was lovely", "soup was awful");
            float[][] mine = run.classifier().logits(model.preprocessor().inputs(texts), Progress.NONE);
            for (int row = 0; row < mine.length; row++) {
                for (int label = 0; label < mine[row].length; label++) {
                    assertEquals(theirs.path(row).path(label).asDouble(), mine[row][label], 1e-5);
                }
            }
        }
    }

    @Test
    void mayBeReadByThoseWhoMayReadTheFoldersBesideIt() throws Exception {
        Path usual = Files.createDirectory(folder.resolve("usual"));
        Path file = Files.createFile(usual.resolve("file"));
        Assumptions.assumeTrue(Files.getFileStore(usual).supportsFileAttributeView("posix"), "needs POSIX permissions");
        try (Pretrained model = Tiny.model();
                Classifier classifier = model.newClassifier(List.of("a", "b"), 1)) {
            classifier.save(folder.resolve("saved"));
        }

        assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(folder.resolve("saved")));
        assertEquals(
                Files.getPosixFilePermissions(file),
                Files.getPosixFilePermissions(folder.resolve("saved").resolve("model.safetensors")));
    }

    @Test
    void replacesWhatItSavedButNoOtherFiles() throws Exception {
        try (Pretrained model = Tiny.model();
                Classifier classifier = model.newClassifier(List.of("a", "b"), 1)) {
            classifier.save(folder.resolve("saved"));
            classifier.save(folder.resolve("saved"));
            Files.writeString(folder.resolve("saved").resolve("notes.txt"), "mine");

            WeightsException refused =
                    assertThrows(WeightsException.class, () -> classifier.save(folder.resolve("saved")));

            assertTrue(refused.summary().endsWith("has files that are no model of ours: notes.txt"), refused::summary);
            assertEquals("mine", Files.readString(folder.resolve("saved").resolve("notes.txt")));
        }
    }
}
