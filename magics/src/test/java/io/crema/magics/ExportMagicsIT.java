package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.FineTuned;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.weights.PeftAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The magics that write what was trained, and what other notebooks make of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExportMagicsIT {
    private final FakeNotebook notebook = new FakeNotebook();

    @BeforeAll
    void trains() throws Exception {
        notebook.trainOnFewReviews();
    }

    @Test
    void savesAModelThatAnotherNotebookLoadsAndAsks(@TempDir Path folder) throws Exception {
        Path saved = folder.resolve("my reviews");
        notebook.run("%save_model '" + saved + "'");
        Object here = notebook.run("%predict 'a good coffee' --quiet -o asked");

        FineTuned run = notebook.value(FineTuned.class, "run");
        var other = new FakeNotebook();
        other.set("data", run.data());
        other.run("%load_model '" + saved + "'");

        assertEquals(here, other.run("%predict 'a good coffee'"));
        assertEquals(here, other.run("%predict model 'a good coffee'"));
        var evaluation = (Evaluation) Objects.requireNonNull(other.run("%evaluate --split test"));
        assertEquals(run.data().test().rows(), evaluation.predictions().size());
    }

    /** What this notebook says of a text, as another does that loaded the folder. */
    private void assertLoadsAgain(Path saved) throws Exception {
        Object here = notebook.run("%predict 'a good coffee' --quiet -o asked");
        var other = new FakeNotebook();
        other.run("%load_model '" + saved + "'");
        assertEquals(here, other.run("%predict 'a good coffee'"));
    }

    @Test
    void exportsInTheFormThatIsAskedFor(@TempDir Path folder) throws Exception {
        notebook.run("%export run " + folder.resolve("model.zip") + " --to zip");
        notebook.run("%export " + folder.resolve("model.pt") + " --to torchscript");
        notebook.run("%export " + folder.resolve("model"));

        assertLoadsAgain(folder.resolve("model"));
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        try (var zip = new ZipFile(folder.resolve("model.zip").toFile())) {
            for (var entry : zip.stream().toList()) {
                Files.copy(zip.getInputStream(entry), unpacked.resolve(entry.getName()));
            }
        }
        assertLoadsAgain(unpacked);
        notebook.assertShowsJava(
                "%export x.pt --to torchscript", "run.export(ExportForm.TORCHSCRIPT, Path.of(\"x.pt\"));");
        notebook.assertShowsJava("%save_model run x", "run.export(ExportForm.SAFETENSORS, Path.of(\"x\"));");
        notebook.assertRefuses(
                "%export run " + folder.resolve("peft") + " --to peft",
                "%export: this model has no adapter: it was not trained by LoRA",
                "%export? shows what it takes");
        assertTrue(Files.size(folder.resolve("model.pt")) > 80_000_000, "all weights are in it");
        notebook.assertRefuses(
                "%export run x --to onnx",
                "%export: --to takes one of safetensors, peft, torchscript, zip, not \"onnx\"",
                "%export? shows what it takes");
    }

    @Test
    void exportsWhatLoraAddedForPeft(@TempDir Path folder) throws Exception {
        notebook.run("%finetune --strategy lora --epochs 1 --batch 8 --quiet -o adapted");
        notebook.run("%export adapted " + folder.resolve("adapter") + " --to peft");
        FineTuned adapted = notebook.value(FineTuned.class, "adapted");
        List<String> texts = List.of("a good coffee", "a bad coffee");

        try (Classifier again = notebook.value(Pretrained.class, "model")
                .withAdapter(PeftAdapter.read(folder.resolve("adapter")), adapted.labels())) {
            assertArrayEquals(adapted.classifier().probabilities(texts), again.probabilities(texts));
        }
        notebook.run("%export adapted " + folder.resolve("merged"));
        var other = new FakeNotebook();
        other.run("%load_model " + folder.resolve("merged"));
        Classifier loaded =
                other.value(Pretrained.class, "model").ownClassifier().orElseThrow();
        try (Classifier merged = adapted.classifier().merged()) {
            assertArrayEquals(merged.probabilities(texts), loaded.probabilities(texts));
        }
    }
}
