package io.crema.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code %load_model} says before it loads. */
final class LoadModelMagicTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @TempDir
    private Path folder;

    @Test
    void namesTheModelThatWasMeant() {
        notebook.assertRefuses(
                "%load_model minlm",
                "%load_model: no model \"minlm\". Did you mean %load_model minilm?",
                "%load_model? shows what it takes");
    }

    @Test
    void saysWhatAModelIsWhereThereIsNone() {
        Path nowhere = folder.resolve("bert");

        notebook.assertRefuses(
                "%load_model " + nowhere,
                "%load_model: no model \"" + nowhere + "\" (bundled: minilm, small-cnn; " + nowhere + " is no folder)",
                "Expected a bundled name, or a folder with config.json, model.safetensors and tokenizer.json");
    }

    @Test
    void saysWhichFileAFolderLacks() throws IOException {
        Files.createFile(folder.resolve("tokenizer.json"));

        notebook.assertRefuses(
                "%load_model " + folder,
                "%load_model: the model folder " + folder + " has no model.safetensors",
                "Expected config.json, model.safetensors and tokenizer.json, as save_pretrained writes them");
    }

    @Test
    void reportsEveryBadArgumentAtOnce() {
        notebook.assertRefuses("%load_model minlm --max-length 2 --quick", """
                %load_model: 3 arguments need mending
                  no option "--quick"
                  --max-length takes a whole number of at least 3, not "2"
                  no model "minlm". Did you mean %load_model minilm?""", "%load_model? shows them all");
    }

    @Test
    void showsTheJavaOfEveryOption() throws Exception {
        notebook.assertShowsJava("%load_model minilm", "var model = Pretrained.load(\"minilm\");");
        notebook.assertShowsJava(
                "%load_model 'my model' --max-length 16 -o m", "var m = Pretrained.load(\"my model\", 16);");
        notebook.assertShowsJava(
                "%load_model minilm --device cuda:0",
                "var model = Pretrained.of(ModelSource.find(\"minilm\"), OptionalInt.empty(),"
                        + " ComputeDevice.named(\"cuda:0\"));");
    }

    @Test
    void showsTheJavaThatDrawsNewWeights() throws Exception {
        notebook.assertShowsJava(
                "%load_model small-cnn --untrained --seed 7 -o blank",
                "var blank = Pretrained.untrained(ModelSource.find(\"small-cnn\"), 128, 7);");
    }
}
