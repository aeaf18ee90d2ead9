package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.image.ImageFiles;
import io.crema.finetune.metrics.Comparison;
import io.crema.finetune.metrics.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that read one kind of examples, and data that has another. */
final class KindsOfExamplesIT {
    @TempDir
    Path folder;

    private final FakeNotebook notebook = new FakeNotebook();

    /** The paths of the pictures tell their labels; nothing in the pictures does. */
    @BeforeEach
    void drawPictures() throws IOException {
        for (int i = 0; i < 60; i++) {
            ImageFiles.plain(folder.resolve("pets/" + (i % 2 == 0 ? "cat/" : "dog/") + i + ".png"), 20, 20, i);
        }
    }

    private void loadPictures(String model) throws Exception {
        notebook.run("%load_model " + model);
        notebook.run("%load_data " + folder.resolve("pets"));
        notebook.run("%split --train .5 --valid .3 --test .2");
    }

    private List<String> compared() {
        return notebook.value(Evaluation.class, "baseline").comparisons().stream()
                .map(Comparison::baseline)
                .toList();
    }

    @Test
    void embedsNoPathsOfPicturesAsTexts() throws Exception {
        loadPictures("minilm --max-length 16");
        String refusal = ": pets has pictures, and this model reads texts";
        String hint = "Load a model for pictures: %load_model small-cnn; or name a column to read: %load_data --text";

        notebook.assertRefuses("%baseline --kinds embedding", "%baseline" + refusal, hint);
        notebook.assertRefuses("%baseline --kinds knn", "%baseline" + refusal, hint);
        notebook.assertRefuses("%check_data --embeddings", "%check_data" + refusal, hint);
    }

    @Test
    void leavesOutTheKindsThatTheModelDoesNotFit() throws Exception {
        loadPictures("minilm --max-length 16");
        notebook.printed.clear();

        notebook.run("%baseline");

        assertEquals(List.of("majority class", "stratified random"), compared());
        assertEquals(
                List.of("Without the kinds embedding and knn: minilm reads texts, and pets has others.\n"),
                notebook.printed);
    }

    @Test
    void embedsPicturesWhereTheModelLooksAtPictures() throws Exception {
        loadPictures("small-cnn");

        notebook.run("%baseline");

        assertTrue(
                compared().contains("frozen embedding + logistic regression"),
                compared().toString());
    }

    @Test
    void looksForAModelWhateverItsVariableIsCalled() throws Exception {
        loadPictures("small-cnn -o m");

        notebook.run("%baseline --kinds majority,knn");
        notebook.run("%check_data --embeddings");

        assertEquals(List.of("majority class"), compared());
        notebook.assertShowsJava(
                "%baseline --kinds knn",
                "var baseline = Baselines.compare(data.train(), data.validation(),"
                        + " \"validation split of \" + data.validation().name(),"
                        + " List.of(new EmbeddingNeighbours(m, 5, Progress.NONE)), 42);");
        notebook.assertShowsJava(
                "%check_data --embeddings",
                "var check = ModelReading.embeddedBy(m, ModelReading.cutBy(m, DataCheck.of(data)), Progress.NONE)"
                        + ".run();");
    }

    @Test
    void looksAtNoTextsAsPictures() throws Exception {
        notebook.run("%load_model small-cnn");
        notebook.set("data", Reviews.data(80));
        notebook.run("%split");

        notebook.assertRefuses(
                "%baseline --kinds embedding",
                "%baseline: reviews has texts, and this model looks at pictures",
                "Load a model for texts: %load_model minilm; or name the column of pictures: %load_data --image");
    }
}
