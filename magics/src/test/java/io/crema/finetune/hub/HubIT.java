package io.crema.finetune.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a hub that is on this machine, with whatever can go wrong. */
@Timeout(60)
class HubIT {
    private static final RepositoryName NAME = new RepositoryName(FakeHub.NAME);
    private static final String WEIGHTS = "model.safetensors";
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(2), 3, Duration.ofMillis(1));

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final byte[] weights = new byte[300_000];
    private FakeHub hub;

    @TempDir
    Path home;

    @BeforeEach
    void begin() throws IOException {
        new Random(1).nextBytes(weights);
        hub = new FakeHub()
                .with("config.json", "{}")
                .with("tokenizer.json", "{\"a\": 1}")
                .with("1_Pooling/config.json", "{\"b\": 2}")
                .with("vocab.txt", "a")
                .with("README.md", "read me")
                .with("pytorch_model.bin", "pickle")
                .with("onnx/model.onnx", "onnx")
                .with(WEIGHTS, weights);
        environment.putAll(hub.environment(home));
    }

    @AfterEach
    void end() {
        hub.close();
    }

    @Test
    void downloadsWhatAModelNeedsInTheLayoutOfTheSharedCache() throws IOException {
        Snapshot snapshot = find(options());

        Path repository = home.resolve("hub").resolve("models--makers--tiny");
        assertEquals(repository.resolve("snapshots").resolve(FakeHub.COMMIT), snapshot.folder());
        assertEquals(
                Set.of("config.json", "tokenizer.json", "1_Pooling/config.json", WEIGHTS), filesIn(snapshot.folder()));
        assertEquals(FakeHub.COMMIT, Files.readString(repository.resolve("refs/main")));
        assertEquals(
                Path.of("../../blobs/" + FakeHub.sha256(weights)),
                Files.readSymbolicLink(snapshot.folder().resolve(WEIGHTS)));
        assertTrue(Files.readSymbolicLink(snapshot.folder().resolve("1_Pooling/config.json"))
                .startsWith("../../../blobs"));
        assertArrayEquals(weights, Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
        assertEquals(4, blobs().size(), blobs().toString());
    }

    @Test
    void tellsWhatItTook() {
        find(options());

        assertEquals(1, told.size(), told.toString());
        assertTrue(
                told.get(0)
                        .matches("Downloaded makers/tiny: 4 files, 300 kB in \\d+\\.\\d s, commit " + FakeHub.COMMIT),
                told.get(0));
    }

    @Test
    void tellsHowFarItIs() {
        List<Coming> heard = new ArrayList<>();

        find(options().listener(new DownloadListener() {
            @Override
            public void received(Coming coming) {
                heard.add(coming);
            }
        }));

        Coming last = heard.get(heard.size() - 1);
        assertEquals(last.total(), last.bytes());
        assertEquals(300_018, last.total());
        assertEquals("Downloading makers/tiny at 0123456: 300 kB of 300 kB, model.safetensors", last.sentence());
    }

    @Test
    void asksTheSecondTimeOnlyWhetherThereIsANewerOne() {
        find(options());
        int before = hub.requests().size();

        find(options());

        assertEquals(before + 1, hub.requests().size());
        assertEquals("makers/tiny is in the cache at commit " + FakeHub.COMMIT, told.get(1));
    }

    @Test
    void asksNothingOfACommitThatIsThere() {
        find(options());
        int before = hub.requests().size();

        find(options().revision(FakeHub.COMMIT));
        find(options().revision(FakeHub.COMMIT.substring(0, 9)).offline());

        assertEquals(before, hub.requests().size());
    }

    @Test
    void givesTheTokenToTheHubAndToNoOtherServer() throws IOException {
        Files.writeString(home.resolve("token"), "hf_secret\n");

        find(options());

        Set<String> hubs = tokens("hub");
        assertEquals(Set.of("Bearer hf_secret"), hubs);
        assertEquals(Set.of(""), tokens("store"));
    }

    private Set<String> tokens(String server) {
        return hub.requests().stream()
                .filter(each -> each.server().equals(server))
                .map(FakeHub.Request::token)
                .collect(Collectors.toSet());
    }

    @Test
    void goesOnWhereTheConnectionWasCut() throws IOException {
        hub.failing("store/" + WEIGHTS, hub.half(WEIGHTS, true));

        Snapshot snapshot = find(options());

        assertEquals(List.of("", "bytes=150000-"), hub.ranges(WEIGHTS));
        assertArrayEquals(weights, Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
    }

    @Test
    void beginsAnewWhereTheServerCannotGoOn() throws IOException {
        FakeHub.Trouble ignoresRange = exchange -> {
            exchange.sendResponseHeaders(200, weights.length);
            exchange.getResponseBody().write(weights);
        };
        hub.failing("store/" + WEIGHTS, hub.half(WEIGHTS, true), ignoresRange);

        Snapshot snapshot = find(options());

        assertArrayEquals(weights, Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
    }

    @Test
    void stopsWhenItIsToldAndGoesOnThere() throws IOException {
        hub.failing("store/" + WEIGHTS, hub.half(WEIGHTS, false));
        List<Coming> heard = new ArrayList<>();
        var stopper = new DownloadListener() {
            @Override
            public void received(Coming coming) {
                heard.add(coming);
            }

            @Override
            public boolean cancelled() {
                return heard.stream().anyMatch(each -> each.bytes() > 150_000);
            }
        };

        HubException stopped = refusal(options().listener(stopper));
        Snapshot snapshot = find(options());

        assertTrue(stopped.summary().startsWith("stopped after "), stopped.summary());
        assertEquals("What has come is kept: the same again goes on there", stopped.hint());
        assertEquals(List.of("", "bytes=150000-"), hub.ranges(WEIGHTS));
        assertArrayEquals(weights, Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
        assertEquals(4, blobs().size(), "nothing incomplete is left: " + blobs());
    }

    @Test
    void stopsAtAnInterrupt() {
        hub.failing("/revision/main", exchange -> Thread.currentThread().interrupt());
        Thread.currentThread().interrupt();

        HubException stopped = refusal(options());

        assertTrue(Thread.interrupted());
        assertEquals("stopped before makers/tiny was found", stopped.summary());
    }

    @Test
    void givesUpOnAServerThatSendsNothing() throws IOException {
        hub.failing(
                "store/" + WEIGHTS,
                hub.half(WEIGHTS, false),
                FakeHub.status(206, "Content-Range", "bytes 150000-299999/300000"),
                FakeHub.status(206, "Content-Range", "bytes 150000-299999/300000"),
                FakeHub.status(206, "Content-Range", "bytes 150000-299999/300000"));

        HubException refused = refusal(options());

        assertEquals(
                "the download of makers/tiny broke off: model.safetensors ended after 150000 of 300000 bytes",
                refused.summary());
        assertFalse(Files.exists(home.resolve("hub/models--makers--tiny/refs/main")), "not all is there");
    }

    @Test
    void throwsAwayWhatCameDamaged() {
        String other = FakeHub.sha256(new byte[] {1});
        hub.announcing(WEIGHTS, "etag", other);

        HubException refused = refusal(options());

        assertTrue(
                refused.summary()
                        .startsWith("model.safetensors came damaged: its SHA-256 is " + FakeHub.sha256(weights)
                                + ", and should be " + other),
                refused.summary());
        assertTrue(blobs().stream().noneMatch(blob -> blob.startsWith(other)), blobs().toString());
    }

    @Test
    void refusesWhatTheDiskHasNoRoomFor() {
        hub.announcing(WEIGHTS, "size", "900000000000000000");

        HubException refused = refusal(options());

        assertTrue(refused.summary().startsWith("makers/tiny needs 900000000.00 GB, and "), refused.summary());
        assertTrue(refused.hint().contains("HF_HOME"), refused.hint());
        assertEquals(List.of(), hub.ranges(WEIGHTS));
    }

    @Test
    void asksAgainWhenTheHubIsBusy() {
        hub.failing("/revision/main", FakeHub.status(503), FakeHub.status(429, "Retry-After", "0"));

        find(options());

        assertEquals(
                3,
                hub.requests().stream()
                        .filter(each -> each.path().endsWith("/revision/main"))
                        .count());
    }

    @Test
    void doesNotWaitForAServerThatWantsALongRest() {
        hub.failing("/revision/main", FakeHub.status(429, "Retry-After", "3600"));

        HubException refused = refusal(options());

        assertEquals(
                "localhost has been asked too often from here (HTTP 429) and wants 3600 s of rest", refused.summary());
    }

    @Test
    void saysWhatToDoForAGatedModel() {
        hub.failing("/revision/main", FakeHub.status(403, "X-Error-Code", "GatedRepo"));

        HubException refused = refusal(options());

        assertEquals(
                "makers/tiny is gated or private: localhost gives it only to whom its makers let have it (HTTP 403)",
                refused.summary());
        assertTrue(refused.hint().startsWith("Accept its licence on http://localhost:"), refused.hint());
        assertTrue(refused.hint().contains("/makers/tiny, and set HF_TOKEN to a token"), refused.hint());
    }

    @Test
    void saysWhatToDoForAModelThatIsNotForEverybody() {
        hub.failing("/revision/main", FakeHub.status(401));

        HubException refused = refusal(options());

        assertEquals("no model \"makers/tiny\" that everybody may have on localhost (HTTP 401)", refused.summary());
        assertTrue(refused.hint().contains("HF_TOKEN"), refused.hint());
    }

    @Test
    void tellsAnUnknownNameFromAnUnknownRevision() {
        find(options());
        var mistyped = new RepositoryName("makers/tinny");
        HubException name = assertThrows(HubException.class, () -> new Hub(options(), List.of()).find(mistyped));
        hub.answering("/api/models/makers/tiny/revision/mian", "404");
        hub.answering("/api/models/makers/tiny/refs", """
                {"branches": [{"name": "main", "ref": "refs/heads/main"}], "tags": [{"name": "v1"}]}""");
        HubException revision = refusal(options().revision("mian"));

        assertEquals("no model \"makers/tinny\" on localhost", name.summary());
        assertEquals("Did you mean makers/tiny?", name.hint());
        assertEquals("makers/tiny has no revision \"mian\" (there is main, v1)", revision.summary());
        assertEquals("Did you mean main?", revision.hint());
    }

    @Test
    void takesARevisionByWhateverName() throws IOException {
        find(options().revision("refs/pr/1"));

        assertTrue(hub.requests().get(0).path().endsWith("/revision/refs%2Fpr%2F1"));
        assertEquals(FakeHub.COMMIT, Files.readString(home.resolve("hub/models--makers--tiny/refs/refs/pr/1")));
        assertEquals(
                FakeHub.COMMIT, find(options().revision("refs/pr/1").offline()).commit());
    }

    @Test
    void asksNothingOffline() {
        HubException absent = refusal(options().offline());
        environment.put("HF_HUB_OFFLINE", "1");
        HubException forbidden = refusal(options());

        assertEquals(List.of(), hub.requests());
        assertEquals(
                "the model makers/tiny is not in the cache " + home.resolve("hub")
                        + ", and the network was not to be asked",
                absent.summary());
        assertEquals(
                "Load it once online, or in Python: huggingface_hub.snapshot_download(\"makers/tiny\")", absent.hint());
        assertTrue(forbidden.summary().endsWith(", and HF_HUB_OFFLINE forbids the network"), forbidden.summary());
        assertTrue(forbidden.hint().startsWith("Load it once with HF_HUB_OFFLINE=0"), forbidden.hint());
    }

    @Test
    void saysOfflineWhatIsMissing() throws IOException {
        Snapshot snapshot = find(options());
        Files.delete(snapshot.folder().resolve(WEIGHTS));

        HubException refused = refusal(options().offline());

        assertTrue(
                refused.summary().contains(" as a whole: its commit 0123456 lacks model.safetensors, and"),
                refused.summary());
    }

    @Test
    void takesWhatTheCacheHasWhereThereIsNoNetwork() {
        find(options());
        hub.close();
        told.clear();

        Snapshot snapshot = find(options());

        assertEquals(FakeHub.COMMIT, snapshot.commit());
        assertEquals(
                List.of(
                        "makers/tiny: the newest of main could not be asked for (localhost refuses connections). Loaded"
                                + " commit 0123456 from the cache",
                        "makers/tiny is in the cache at commit " + FakeHub.COMMIT),
                told);
    }

    @Test
    void saysSoWhereThereIsNeitherANetworkNorACache() {
        hub.close();

        HubException refused = refusal(options());

        assertEquals(
                "the model makers/tiny cannot be had: localhost refuses connections, and it is not in the cache "
                        + home.resolve("hub"),
                refused.summary());
    }

    @Test
    void refusesARepositoryWhoseFilesLieOutsideOfIt() {
        hub.with("../../evil", "x");

        HubException refused = refusal(options());

        assertEquals(
                "makers/tiny names a file \"../../evil\", which would lie outside of its folder: nothing was downloaded",
                refused.summary());
        assertEquals(1, hub.requests().size());
    }

    @Test
    void refusesATagThatIsNoFilesName() {
        hub.announcing(WEIGHTS, "etag", "../../evil");

        HubException refused = refusal(options());

        assertTrue(refused.summary().contains("(ETag \"../../evil\")"), refused.summary());
    }

    @Test
    void saysWhereTheWeightsOfAPickleWereConverted() {
        String pickled = listing("config.json", "pytorch_model.bin");
        hub.answering("/api/models/makers/tiny/revision/main", pickled);
        HubException alone = refusal(options());
        hub.answering("/api/models/makers/tiny/refs?include_prs=1", """
                {"pullRequests": [{"ref": "refs/pr/1"}, {"ref": "refs/pr/2"}], "converts": []}""");
        hub.answering("/api/models/makers/tiny/revision/refs%2Fpr%2F1", pickled);
        HubException converted = refusal(options());

        String summary = "makers/tiny has no model.safetensors, only a pickle (pytorch_model.bin), which runs code";
        assertEquals(summary, alone.summary());
        assertTrue(alone.hint().startsWith("Convert it in Python: AutoModel.from_pretrained"), alone.hint());
        assertEquals(summary, converted.summary());
        assertEquals("Its weights were converted on another revision: --revision refs/pr/2", converted.hint());
    }

    @Test
    void saysThatAnAdapterIsNoModel() {
        hub.answering(
                "/api/models/makers/tiny/revision/main", listing("adapter_config.json", "adapter_model.safetensors"));

        assertEquals(
                "makers/tiny has no config.json: it is an adapter to a model, and none itself",
                refusal(options()).summary());
    }

    private static String listing(String... files) {
        return "{\"sha\": \"" + FakeHub.COMMIT + "\", \"siblings\": ["
                + Stream.of(files)
                        .map(file -> "{\"rfilename\": \"" + file + "\"}")
                        .collect(Collectors.joining(", "))
                + "]}";
    }

    @Test
    void downloadsWeightsInSeveralFiles() throws IOException {
        hub.answering(
                "/api/models/makers/tiny/revision/main",
                listing(
                        "config.json",
                        "model.safetensors.index.json",
                        "a.safetensors",
                        "b.safetensors",
                        "c.safetensors"));
        hub.with("model.safetensors.index.json", """
                        {"weight_map": {"x": "a.safetensors", "y": "b.safetensors", "z": "a.safetensors"}}""")
                .with("a.safetensors", "a")
                .with("b.safetensors", "b")
                .with("c.safetensors", "c");

        Snapshot snapshot = find(options());

        assertEquals(
                Set.of("config.json", "model.safetensors.index.json", "a.safetensors", "b.safetensors"),
                filesIn(snapshot.folder()));
        assertEquals(snapshot, find(options().offline()));
        Files.delete(snapshot.folder().resolve("b.safetensors"));
        assertTrue(refusal(options().offline()).summary().contains("lacks b.safetensors"));
    }

    @Test
    void keepsFilesThemselvesWhereThereAreNoLinks() throws IOException {
        environment.put("HF_HUB_DISABLE_SYMLINKS", "1");

        Snapshot snapshot = find(options());

        Path file = snapshot.folder().resolve(WEIGHTS);
        assertFalse(Files.isSymbolicLink(file));
        assertArrayEquals(weights, Files.readAllBytes(file));
        assertEquals(snapshot, find(options().offline()));
    }

    @Test
    void doesNoHarmWhenTwoDownloadTheSame() throws Exception {
        List<CompletableFuture<Snapshot>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(CompletableFuture.supplyAsync(() -> new Hub(quiet(), List.of()).find(NAME)));
        }

        for (CompletableFuture<Snapshot> each : both) {
            assertArrayEquals(weights, Files.readAllBytes(each.get().folder().resolve(WEIGHTS)));
        }

        assertEquals(4, blobs().size(), blobs().toString());
    }

    private HubOptions quiet() {
        return HubOptions.of(HubSettings.of(environment).waiting(SHORT));
    }

    private HubOptions options() {
        return quiet().telling(told::add);
    }

    private static Snapshot find(HubOptions options) {
        return new Hub(options, List.of("minilm")).find(NAME);
    }

    private static HubException refusal(HubOptions options) {
        return assertThrows(HubException.class, () -> find(options));
    }

    private List<String> blobs() {
        Path folder = home.resolve("hub/models--makers--tiny/blobs");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        }
    }
}
