package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.FineTuned;
import io.crema.finetune.TextPredictions;
import io.crema.finetune.hub.FakeHub;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.TinyModel;
import io.crema.kernel.magic.MagicException;
import io.crema.magics.render.PretrainedRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny BERT, loaded by its name from a hub on this machine. */
class LoadByNameIT {
    private static final Path BERT = Path.of("src/test/resources/golden/bert");

    private final FakeNotebook notebook = new FakeNotebook();
    private FakeHub hub;

    @TempDir
    private Path home;

    @BeforeEach
    void begin() throws IOException {
        hub = new FakeHub()
                .with("config.json", Files.readAllBytes(BERT.resolve("config.json")))
                .with("model.safetensors", Files.readAllBytes(BERT.resolve("model.safetensors")))
                .with("tokenizer.json", TinyModel.tokenizer().getBytes(StandardCharsets.UTF_8));
        notebook.environment.putAll(hub.environment(home));
    }

    @AfterEach
    void end() {
        hub.close();
    }

    @Test
    void predictsTrainsAndSaysOfWhichCommitItCame() throws Exception {
        notebook.run("%load_model makers/tiny --max-length 16");
        Object predicted = notebook.run("%predict model 'w5 w6' 'w7'");
        notebook.set("data", Reviews.data(12));
        notebook.run("%finetune --epochs 1 --batch 8 --checkpoints none --quiet");

        Pretrained model = notebook.value(Pretrained.class, "model");
        FineTuned run = notebook.value(FineTuned.class, "run");
        assertEquals(
                2, assertInstanceOf(TextPredictions.class, predicted).rows().size());
        assertTrue(model.toString().startsWith("makers/tiny at 0123456 (BERT"), model.toString());
        assertEquals(FakeHub.COMMIT, run.provenance().modelCommit().orElse(""));
        String card = run.modelCard().markdown();
        assertTrue(card.contains("base_model: makers/tiny"), card);
        assertTrue(card.contains(" They are those of makers/tiny at commit `" + FakeHub.COMMIT + "`."), card);
    }

    @Test
    void endsItsProgressWithOneLine() throws Exception {
        notebook.run("%load_model makers/tiny --max-length 16");
        notebook.run("%load_model makers/tiny --max-length 16 --offline -o again");
        int shown = notebook.shown.size();
        notebook.run("%load_model makers/tiny --revision v1 --max-length 16 --quiet");

        assertEquals(2, shown);
        String first = text(0);
        assertTrue(
                first.matches("Downloaded makers/tiny: 3 files, 1?\\d\\d kB in \\d+\\.\\d s, commit " + FakeHub.COMMIT),
                first);
        assertEquals("makers/tiny is in the cache at commit " + FakeHub.COMMIT, text(1));
        assertEquals(shown, notebook.shown.size());
        assertEquals(List.of(), notebook.printed);
    }

    @Test
    void namesTheOutputsOfAClassifier() throws Exception {
        notebook.assertRefuses(
                "%load_model makers/tiny --max-length 16 --labels bad,good --quiet",
                "%load_model: 2 labels were named, and makers/tiny has 3 outputs (LABEL_0, LABEL_1, LABEL_2)",
                "%load_model? shows what it takes");
        notebook.run("%load_model makers/tiny --max-length 16 --labels bad,fair,good --quiet");

        assertEquals(
                List.of("bad", "fair", "good"),
                assertInstanceOf(TextPredictions.class, notebook.run("%predict model 'w5 w6'"))
                        .labels());
    }

    @Test
    void warnsWhereTheCacheStandsInForTheNetwork() throws Exception {
        notebook.run("%load_model makers/tiny --max-length 16 --quiet");
        hub.close();

        notebook.run("%load_model makers/tiny --max-length 16 --quiet");

        assertEquals(
                List.of("makers/tiny: the newest of main could not be asked for (localhost refuses connections). Loaded"
                        + " commit 0123456 from the cache\n"),
                notebook.printed);
    }

    @Test
    void saysHowFarABrokenDownloadCame() {
        hub.announcing("model.safetensors", "etag", "0".repeat(64));

        assertThrows(MagicException.class, () -> notebook.run("%load_model makers/tiny --max-length 16"));

        assertTrue(text(0).matches("Downloaded (\\d+ kB) of \\1 of makers/tiny at 0123456 before it ended"), text(0));
    }

    @Test
    void showsTheCommitAndTheLabelsOfWhatItLoaded() throws Exception {
        notebook.run("%load_model makers/tiny --max-length 16 --labels a,b,c");

        String shown = new PretrainedRenderer()
                .render(notebook.value(Pretrained.class, "model"))
                .plainText();
        assertTrue(shown.contains(FakeHub.COMMIT), shown);
        assertTrue(shown.contains("a, b, c"), shown);
    }

    @Test
    void stopsAtTheStopButton() {
        notebook.stopPressed = () -> true;

        notebook.assertRefuses(
                "%load_model makers/tiny --max-length 16",
                "%load_model: stopped before makers/tiny was found", "Try again");
    }

    private String text(int display) {
        return notebook.shown.get(display).plainText();
    }
}
