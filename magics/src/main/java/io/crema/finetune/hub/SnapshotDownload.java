package io.crema.finetune.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** Brings the files of one commit that the cache lacks. */
final class SnapshotDownload {
    private final HubClient client;
    private final HubOptions options;
    private final Waiting waiting;
    private final CachedRepository cached;
    private final Listing listing;
    private final HubRefusals refusals;
    private long total;
    private long there;
    private long came;
    private int brought;

    SnapshotDownload(
            HubClient client,
            HubOptions options,
            Waiting waiting,
            CachedRepository cached,
            Listing listing,
            HubRefusals refusals) {
        this.client = client;
        this.options = options;
        this.waiting = waiting;
        this.cached = cached;
        this.listing = listing;
        this.refusals = refusals;
    }

    /**
     * Brings them.
     *
     * @throws NetworkException if the connection breaks too often
     * @throws IOException if the disk does not take them
     */
    Arrival run() throws IOException {
        if (!listing.files().contains(WantedFiles.CONFIG) || !WantedFiles.hasWeights(listing.files())) {
            throw refusals.unreadable(listing);
        }
        long begin = System.nanoTime();
        try {
            List<String> wanted = WantedFiles.of(listing.files());
            if (wanted.contains(WantedFiles.INDEX)) {
                bring(List.of(WantedFiles.INDEX)); // it names the others
                wanted = withShards(wanted);
            }
            bring(wanted);
        } catch (CancellationException e) {
            throw new HubException(
                    "stopped after " + Bytes.of(there) + " of " + Bytes.of(total) + " of " + listing.name(),
                    "What has come is kept: the same again goes on there",
                    e);
        }
        double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        Path folder = cached.snapshot(listing.commit());
        return new Arrival(new Snapshot(listing.name(), listing.commit(), folder), brought, came, seconds);
    }

    private List<String> withShards(List<String> wanted) throws IOException {
        List<String> all = new ArrayList<>(wanted);
        Path index = cached.snapshot(listing.commit()).resolve(WantedFiles.INDEX);
        for (String shard : WantedFiles.shards(index)) {
            if (!listing.files().contains(shard)) {
                throw new HubException(
                        listing.name() + " has no " + shard + ", which its " + WantedFiles.INDEX + " names",
                        "Take another revision of it, or tell its makers");
            }
            all.add(shard);
        }
        return all;
    }

    private void bring(List<String> wanted) throws IOException {
        List<RemoteFile> missing = new ArrayList<>();
        for (String file : wanted) {
            if (!cached.has(listing.commit(), file)) {
                missing.add(described(file));
            }
        }
        total = there + missing.stream().mapToLong(RemoteFile::knownSize).sum();
        checkSpace(missing);
        for (RemoteFile file : missing) {
            Path blob = cached.blob(file.etag());
            boolean fresh = !Files.exists(blob);
            if (fresh) {
                came += download(file, blob);
                brought++;
            }
            cached.place(file.etag(), listing.commit(), file.path(), fresh);
            there += file.knownSize();
        }
    }

    private RemoteFile described(String file) throws IOException {
        HttpResponse<Body> reply = client.head(address(file));
        int status = reply.statusCode() / 100;
        if (status != 2 && status != 3) {
            throw refusals.of(reply);
        }
        return RemoteFile.of(file, reply.headers(), status == 3);
    }

    private URI address(String file) {
        return client.at("/" + listing.name() + "/resolve/" + listing.commit() + "/" + file);
    }

    private long download(RemoteFile file, Path blob) throws IOException {
        var download = new BlobDownload(
                client,
                waiting,
                options.settings().patience(),
                size -> options.listener()
                        .received(new Coming(listing.name(), listing.commit(), file.path(), there + size, total)));
        return download.bring(file, address(file.path()), blob, cached.lock(file.etag()), refusals::of);
    }

    /** What is there of a file already needs no more room. */
    private void checkSpace(List<RemoteFile> missing) throws IOException {
        long needed = 0;
        for (RemoteFile file : missing) {
            Path blob = cached.blob(file.etag());
            needed += Files.exists(blob) ? 0 : Math.max(0, file.knownSize() - Partial.sizeFor(blob));
        }
        Path folder = cached.cache().folder();
        long free = Files.getFileStore(existing(folder)).getUsableSpace();
        if (needed > free) {
            throw new HubException(
                    listing.name() + " needs " + Bytes.of(needed) + ", and " + folder + " has room for "
                            + Bytes.of(free),
                    "Make room there, or set HF_HOME to a folder with more");
        }
    }

    private static Path existing(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent(), "a root that does not exist");
        }
        return existing;
    }
}
