package io.crema.finetune.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Finds models by their names: in the cache, and what it lacks on the hub.
 *
 * @param others names of models that are none of the hub's, and may have been meant
 */
public record Hub(HubOptions options, List<String> others) {
    public Hub {
        others = List.copyOf(others);
    }

    /** The models of which a cache has something, by name. */
    public static List<String> namesIn(Path cache) {
        return new HubCache(cache, true).names();
    }

    /** The commit that a revision was when it was last asked for, without asking again. */
    public Optional<String> knownCommit(RepositoryName name) {
        try {
            return options.settings().cache().isEmpty()
                    ? Optional.empty()
                    : cached(name).commit(revision());
        } catch (IOException e) {
            throw troubles(cached(name)).disk(e);
        }
    }

    /**
     * A folder with the files that a model needs.
     *
     * @throws HubException if it cannot be had, saying what to do
     */
    public Snapshot find(RepositoryName name) {
        CachedRepository cached = cached(name);
        try {
            Optional<Snapshot> complete = complete(cached);
            if (isOffline()) {
                return told(complete.orElseThrow(() -> troubles(cached).notThere()));
            }
            if (complete.filter(this::cannotChange).isPresent()) {
                return told(complete.get());
            }
            return online(cached, complete);
        } catch (IOException e) {
            throw troubles(cached).disk(e);
        } catch (CancellationException e) {
            throw new HubException("stopped before " + name + " was found", "Try again", e);
        }
    }

    private CachedRepository cached(RepositoryName name) {
        return HubCache.of(options.settings()).repository(name);
    }

    private String revision() {
        return options.revision().orElse(Revision.MAIN);
    }

    private boolean isOffline() {
        return options.cacheOnly() || options.settings().offline().isPresent();
    }

    /** What the cache has of it, if that is enough for a model. */
    private Optional<Snapshot> complete(CachedRepository cached) throws IOException {
        Optional<String> commit = cached.commit(revision());
        if (commit.isEmpty()
                || !WantedFiles.missingIn(cached.snapshot(commit.get())).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Snapshot(cached.name(), commit.get(), cached.snapshot(commit.get())));
    }

    /** Whether there is nothing to ask: a commit was named, and nothing of it is missing. */
    private boolean cannotChange(Snapshot snapshot) {
        return snapshot.commit().equals(revision()) && WantedFiles.hasPreprocessing(snapshot.folder());
    }

    private Snapshot told(Snapshot snapshot) {
        options.listener().finished(new Arrival(snapshot, 0, 0, 0));
        return snapshot;
    }

    private Snapshot online(CachedRepository cached, Optional<Snapshot> complete) throws IOException {
        var waiting = new Waiting(options.listener()::cancelled);
        var client = new HubClient(options.settings(), waiting);
        List<String> known = new ArrayList<>(others);
        known.addAll(cached.cache().names());
        var refusals = new HubRefusals(client, options.settings(), cached.name(), revision(), known);
        Listing listing;
        try {
            listing = listed(client, cached.name(), refusals);
        } catch (NetworkException e) {
            Snapshot lastKnown = complete.orElseThrow(() -> troubles(cached).unreachable(e));
            options.listener().warned(troubles(cached).notAsked(lastKnown, e));
            return told(lastKnown);
        }
        Arrival arrival = downloaded(new SnapshotDownload(client, options, waiting, cached, listing, refusals), cached);
        options.listener().finished(arrival);
        remember(cached, arrival.snapshot());
        return arrival.snapshot();
    }

    /** A cache that can only be read may have all of it, and a revision that it cannot note. */
    private void remember(CachedRepository cached, Snapshot snapshot) {
        try {
            cached.remember(revision(), snapshot.commit());
        } catch (IOException e) {
            options.listener()
                    .warned("Which commit " + revision() + " of " + snapshot.name()
                            + " is could not be noted in the cache "
                            + cached.cache().folder() + ", so that it will not be found offline (" + e + ")");
        }
    }

    private Listing listed(HubClient client, RepositoryName name, HubRefusals refusals) throws NetworkException {
        HubClient.Reply reply = client.json(client.revision(name, revision()));
        if (!reply.isFound()) {
            throw refusals.of(reply.response());
        }
        return Listing.of(name, reply.tree());
    }

    private Arrival downloaded(SnapshotDownload download, CachedRepository cached) throws IOException {
        try {
            return download.run();
        } catch (NetworkException e) {
            throw troubles(cached).broken(e);
        }
    }

    private HubTroubles troubles(CachedRepository cached) {
        return new HubTroubles(options, cached, revision());
    }
}
