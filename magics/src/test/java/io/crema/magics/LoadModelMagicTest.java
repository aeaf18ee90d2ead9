package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code %load_model} says before it loads. */
final class LoadModelMagicTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

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
                "Expected a bundled name, a folder with config.json, model.safetensors and tokenizer.json, or a name on"
                        + " Hugging Face, org/name");
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
    void showsTheJavaOfAModelOnHuggingFace() throws Exception {
        offlineCache();

        notebook.assertShowsJava("%load_model makers/reviews", "var model = Pretrained.load(\"makers/reviews\");");
        notebook.assertShowsJava(
                "%load_model makers/reviews --revision refs/pr/1 --offline --task causal-lm",
                "var model = LanguageModel.load(\"makers/reviews\","
                        + " HubOptions.usual().revision(\"refs/pr/1\").offline());");
        notebook.assertShowsJava(
                "%load_model makers/reviews --revision v1 --max-length 16",
                "var model = Pretrained.of(ModelSource.find(\"makers/reviews\", HubOptions.usual().revision(\"v1\")),"
                        + " OptionalInt.of(16), ComputeDevice.named(\"auto\"));");
    }

    @Test
    void showsTheJavaThatNamesOutputs() throws Exception {
        notebook.assertShowsJava(
                "%load_model 'my model' --labels bad,good",
                "var model = Pretrained.of(ModelSource.find(\"my model\").labelled(\"bad\", \"good\"),"
                        + " OptionalInt.empty(), ComputeDevice.named(\"auto\"));");
    }

    @Test
    void namesOutputsOfClassifiersOnly() {
        notebook.assertRefuses(
                "%load_model small-cnn --labels bad,good --task causal-lm",
                "%load_model: --labels goes with --task classify only", "%load_model? shows what it takes");
        notebook.assertRefuses(
                "%load_model minilm --labels bad,good",
                "%load_model: minilm has no outputs to name: it is no classifier until it is fine-tuned",
                "%load_model? shows what it takes");
    }

    @Test
    void showsBesideTheJavaWhichCommitTheCacheHas() throws Exception {
        Path repository = offlineCache().resolve("models--makers--reviews");
        Files.writeString(Files.createDirectories(repository.resolve("refs")).resolve("main"), COMMIT);

        notebook.assertShowsJava(
                "%load_model makers/reviews",
                "// in the cache at this commit: HubOptions.usual().revision(\"" + COMMIT + "\")\n"
                        + "var model = Pretrained.load(\"makers/reviews\");");
    }

    @Test
    void completesTheNamesThatNeedNoNetwork() throws Exception {
        Files.createDirectories(offlineCache().resolve("models--makers--reviews/snapshots"));
        Files.createDirectories(offlineCache().resolve("models--gpt2/snapshots"));
        Files.createDirectories(offlineCache().resolve("datasets--makers--rows/snapshots"));

        assertEquals(
                List.of("minilm", "small-cnn", "mlp", "logistic", "gpt2", "makers/reviews"),
                new LoadModelMagic().complete("SRC", "", notebook));
    }

    @Test
    void asksNoNetworkForWhatIsMistyped() {
        notebook.environment.put("HF_ENDPOINT", "http://localhost:1");

        notebook.assertRefuses(
                "%load_model minilmm",
                "%load_model: no model \"minilmm\". Did you mean %load_model minilm?",
                "%load_model? shows what it takes");
    }

    @Test
    void saysWhatToDoForAModelThatIsNotInTheCache() throws Exception {
        Path cache = offlineCache();

        notebook.assertRefuses(
                "%load_model bert-base-uncased",
                "%load_model: the model bert-base-uncased is not in the cache " + cache
                        + ", and HF_HUB_OFFLINE forbids the network",
                "Load it once with HF_HUB_OFFLINE=0, or in Python:"
                        + " huggingface_hub.snapshot_download(\"bert-base-uncased\")");
    }

    @Test
    void takesARevisionOfANameOnly() {
        notebook.assertRefuses(
                "%load_model minilm --revision v1",
                "%load_model: --revision goes with a name on Hugging Face only, org/name",
                "%load_model? shows what it takes");
        notebook.assertRefuses(
                "%load_model makers/reviews --revision ../v1",
                "%load_model: \"../v1\" is no name of a revision: expected a branch, a tag, a commit or refs/pr/1",
                "%load_model? shows what it takes");
    }

    /** A cache with nothing in it, and no network. */
    private Path offlineCache() {
        Path cache = folder.resolve("cache");
        notebook.environment.putAll(Map.of("HF_HUB_CACHE", cache.toString(), "HF_HUB_OFFLINE", "1"));
        return cache;
    }

    @Test
    void showsTheJavaThatDrawsNewWeights() throws Exception {
        notebook.assertShowsJava(
                "%load_model small-cnn --untrained --seed 7 -o blank",
                "var blank = Pretrained.untrained(ModelSource.find(\"small-cnn\"), 128, 7);");
    }
}
