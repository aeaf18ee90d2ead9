package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.BackgroundFineTuning;
import io.crema.finetune.FineTuned;
import io.crema.finetune.LoadedClassifier;
import io.crema.finetune.Tiny;
import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.checkpoint.RunsFolder;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.train.KeptWeights;
import io.crema.finetune.train.StopReason;
import io.crema.magics.render.FineTunedRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Trainings that run while other cells do. */
final class BackgroundMagicsIT {
    private final FakeNotebook notebook = new FakeNotebook();

    @TempDir
    Path runs;

    @Test
    void listsShowsAndStopsATrainingInTheBackground() throws Exception {
        try (Pretrained model = Tiny.model()) {
            notebook.set("model", model);
            notebook.set("data", Tiny.data(80));
            notebook.run("%finetune --background --epochs 10000 --patience 10000 --batch 8 --checkpoints " + runs);

            var training = notebook.value(BackgroundFineTuning.class, "run");
            assertEquals("run", training.name());
            notebook.assertRefuses(
                    "%stop rum", "%stop: no training \"rum\" in the background (there is run)", "%runs lists them");
            notebook.stopPressed = () -> training.epochs().size() > 2;
            notebook.run("%attach run");
            assertTrue(notebook.printed.get(0).startsWith("run: training, step "), notebook.printed::toString);
            assertTrue(training.isRunning(), "the stop button ends the waiting alone");

            notebook.stopPressed = () -> false;
            Object stopped = notebook.run("%stop run --keep last");
            var run = notebook.value(FineTuned.class, "run");
            assertSame(stopped, run);
            assertEquals(StopReason.INTERRUPTED, run.outcome().reason());
            assertEquals(new KeptWeights.OfLastStep(true), run.outcome().weights());
            String shown = new FineTunedRenderer().render(run).plainText();
            assertTrue(shown.contains("of the last step, as was chosen when it was stopped"), shown);

            var table = (Table) Objects.requireNonNull(notebook.run("%runs --checkpoints " + runs));
            assertEquals("run", table.stringColumn("run").get(0));
            assertEquals("tiny-full-1", table.stringColumn("run").get(1));
            assertEquals(
                    "stopped: --resume tiny-full-1", table.stringColumn("state").get(1));
            Files.writeString(runs.resolve("tiny-full-1").resolve("latest.json"), "{");
            table = (Table) Objects.requireNonNull(notebook.run("%runs --checkpoints " + runs));
            assertEquals("tiny-full-1", table.stringColumn("run").get(1));
            String state = table.stringColumn("state").get(1);
            assertTrue(state.startsWith("cannot be read: "), state);
            notebook.run("%free");
            assertTrue(notebook.printed.get(notebook.printed.size() - 1).startsWith("Let go of 1 training"));
        }
    }

    @Test
    void dividesForATrainingWhatWasNamedAndLeavesTheUsualRows() throws Exception {
        try (Pretrained model = Tiny.model()) {
            notebook.set("model", model);
            notebook.set("data", "mine");
            notebook.set("more", Tiny.data(80).train());

            notebook.run("%finetune model more --epochs 1 --batch 8 --quiet --checkpoints none");

            assertEquals("mine", notebook.value(String.class, "data"));
            assertTrue(notebook.printed.get(0).endsWith("; more stays as it is\n"), notebook.printed::toString);
            FineTuned run = notebook.value(FineTuned.class, "run");
            assertEquals(48, run.data().whole().rows());
            run.close();
        }
    }

    @Test
    void leavesTheRunThatEndedAndNoOlderOne(@TempDir Path folder) throws Exception {
        try (Pretrained model = Tiny.model()) {
            notebook.set("model", model);
            notebook.set("data", Tiny.data(80));
            notebook.run("%finetune --epochs 1 --batch 8 --quiet --checkpoints none -o older");
            notebook.run("%finetune --background --epochs 2 --batch 8 --checkpoints none");
            var training = notebook.value(BackgroundFineTuning.class, "run");
            if (training.isRunning()) {
                notebook.assertRefuses(
                        "%save_model " + folder.resolve("early"),
                        "there is no model yet: " + training,
                        "Wait for it: %attach run");
            }
            FineTuned ended = training.await(1, TimeUnit.MINUTES).orElseThrow();

            notebook.run("%save_model " + folder.resolve("saved"));

            try (Pretrained saved = Pretrained.load(folder.resolve("saved").toString())) {
                assertEquals(
                        ended.predict(List.of("the soup was lovely")),
                        LoadedClassifier.of(saved).predict(List.of("the soup was lovely")));
            }
            notebook.assertShowsJava(
                    "%save_model x", "run.result().orElseThrow().export(ExportForm.SAFETENSORS, Path.of(\"x\"));");
            ended.close();
        }
    }

    @Test
    void stopsWithTheSessionAndSaysWhatIsKept() throws Exception {
        try (Pretrained model = Tiny.model()) {
            notebook.set("model", model);
            notebook.set("data", Tiny.data(80));
            String endless = "%finetune --background --epochs 10000 --patience 10000 --batch 8 --checkpoints ";
            var kept = (BackgroundFineTuning) Objects.requireNonNull(notebook.run(endless + runs));
            notebook.run(endless + "none -o lost");
            notebook.stopPressed = () -> kept.epochs().size() > 2;
            notebook.run("%attach run");
            notebook.printed.clear();

            notebook.end();

            assertFalse(kept.isRunning());
            assertEquals(2, notebook.printed.size(), notebook.printed::toString);
            assertTrue(
                    notebook.printed
                            .get(0)
                            .matches("The kernel ends, and with it the training \"run\" after step [\\d,]+ of 60,000\\."
                                    + " Its best epoch, \\d+, and where it stands are kept: %finetune --resume tiny-full-1"
                                    + " goes on, once model and data are loaded again\\.\n"),
                    notebook.printed.get(0));
            assertTrue(
                    notebook.printed
                            .get(1)
                            .startsWith("The kernel ends, and with it the training \"lost\" after step "),
                    notebook.printed.get(1));
            assertTrue(
                    notebook.printed.get(1).endsWith(" It kept no checkpoints, so that what it has learned is gone.\n"),
                    notebook.printed.get(1));
            RunFolder folder = new RunsFolder(runs).find("tiny-full-1");
            assertEquals(
                    kept.result().orElseThrow().outcome().steps(),
                    folder.standing().steps());
            assertTrue(folder.standing().bestEpoch() > 0);
        }
    }
}
