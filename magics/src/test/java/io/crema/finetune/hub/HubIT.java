package io.crema.finetune.hub;

import static io.crema.finetune.hub.HubFixture.NAME;
import static io.crema.finetune.hub.HubFixture.WEIGHTS;
import static io.crema.finetune.hub.HubFixture.find;
import static io.crema.finetune.hub.HubFixture.listing;
import static io.crema.finetune.hub.HubFixture.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes from a hub that is on this machine, how it is kept, and how a download goes on. */
@Timeout(60)
class HubIT {
    @TempDir
    Path home;

    private HubFixture fixture;
    private FakeHub hub;

    @BeforeEach
    void begin() throws IOException {
        fixture = new HubFixture(home);
        hub = fixture.hub;
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private HubOptions options() {
        return fixture.options();
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
                Path.of("../../blobs/" + FakeHub.sha256(fixture.weights)),
                Files.readSymbolicLink(snapshot.folder().resolve(WEIGHTS)));
        assertTrue(Files.readSymbolicLink(snapshot.folder().resolve("1_Pooling/config.json"))
                .startsWith("../../../blobs"));
        assertArrayEquals(fixture.weights, Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
        assertEquals(4, fixture.blobs().size(), fixture.blobs().toString());
    }

    @Test
    void tellsWhatItTook() {
        find(options());

        assertEquals(1, fixture.told.size(), fixture.told.toString());
        assertTrue(
                fixture.told
                        .get(0)
                        .matches("Downloaded makers/tiny: 4 files, 300 kB in \\d+\\.\\d s, commit " + FakeHub.COMMIT),
                fixture.told.get(0));
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
        assertEquals("makers/tiny is in the cache at commit " + FakeHub.COMMIT, fixture.told.get(1));
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
        assertArrayEquals(fixture.weights, Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
    }

    @Test
    void beginsAnewWhereTheServerCannotGoOn() throws IOException {
        FakeHub.Trouble ignoresRange = exchange -> {
            exchange.sendResponseHeaders(200, fixture.weights.length);
            exchange.getResponseBody().write(fixture.weights);
        };
        hub.failing("store/" + WEIGHTS, hub.half(WEIGHTS, true), ignoresRange);

        Snapshot snapshot = find(options());

        assertArrayEquals(fixture.weights, Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
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
        assertArrayEquals(fixture.weights, Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
        assertEquals(4, fixture.blobs().size(), "nothing incomplete is left: " + fixture.blobs());
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
    void takesARevisionByWhateverName() throws IOException {
        find(options().revision("refs/pr/1"));

        assertTrue(hub.requests().get(0).path().endsWith("/revision/refs%2Fpr%2F1"));
        assertEquals(FakeHub.COMMIT, Files.readString(home.resolve("hub/models--makers--tiny/refs/refs/pr/1")));
        assertEquals(
                FakeHub.COMMIT, find(options().revision("refs/pr/1").offline()).commit());
    }

    @Test
    void takesWhatTheCacheHasWhereThereIsNoNetwork() {
        find(options());
        hub.close();
        fixture.told.clear();

        Snapshot snapshot = find(options());

        assertEquals(FakeHub.COMMIT, snapshot.commit());
        assertEquals(
                List.of(
                        "makers/tiny: the newest of main could not be asked for (localhost refuses connections). Loaded"
                                + " commit 0123456 from the cache",
                        "makers/tiny is in the cache at commit " + FakeHub.COMMIT),
                fixture.told);
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
        fixture.environment.put("HF_HUB_DISABLE_SYMLINKS", "1");

        Snapshot snapshot = find(options());

        Path file = snapshot.folder().resolve(WEIGHTS);
        assertFalse(Files.isSymbolicLink(file));
        assertArrayEquals(fixture.weights, Files.readAllBytes(file));
        assertEquals(snapshot, find(options().offline()));
    }

    @Test
    void doesNoHarmWhenTwoDownloadTheSame() throws Exception {
        List<CompletableFuture<Snapshot>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(CompletableFuture.supplyAsync(() -> new Hub(fixture.quiet(), List.of()).find(NAME)));
        }

        for (CompletableFuture<Snapshot> each : both) {
            assertArrayEquals(
                    fixture.weights, Files.readAllBytes(each.get().folder().resolve(WEIGHTS)));
        }

        assertEquals(4, fixture.blobs().size(), fixture.blobs().toString());
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        }
    }
}
