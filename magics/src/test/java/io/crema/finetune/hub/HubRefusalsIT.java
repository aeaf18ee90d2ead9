package io.crema.finetune.hub;

import static io.crema.finetune.hub.HubFixture.WEIGHTS;
import static io.crema.finetune.hub.HubFixture.find;
import static io.crema.finetune.hub.HubFixture.listing;
import static io.crema.finetune.hub.HubFixture.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said where a model cannot be had from a hub, for whatever reason. */
@Timeout(60)
class HubRefusalsIT {
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
                        .startsWith("model.safetensors came damaged: its SHA-256 is " + FakeHub.sha256(fixture.weights)
                                + ", and should be " + other),
                refused.summary());
        assertTrue(
                fixture.blobs().stream().noneMatch(blob -> blob.startsWith(other)),
                fixture.blobs().toString());
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
    void asksNothingOffline() {
        HubException absent = refusal(options().offline());
        fixture.environment.put("HF_HUB_OFFLINE", "1");
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
}
