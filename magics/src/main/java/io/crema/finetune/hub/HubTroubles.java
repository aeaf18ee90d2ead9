package io.crema.finetune.hub;

import java.io.IOException;
import java.util.List;

/** What is said where there is no hub to ask, or no disk to keep what it gives. */
record HubTroubles(HubOptions options, CachedRepository cached, String revision) {

    /** Offline, and not in the cache; or not all of it. */
    HubException notThere() {
        String python = "in Python: huggingface_hub.snapshot_download(\"" + name() + "\")";
        String forbidden = options.settings()
                .offline()
                .map(variable -> variable + " forbids the network")
                .orElse("the network was not to be asked");
        return new HubException(
                "the model " + name() + at() + " is not in the cache "
                        + cached.cache().folder() + lacking() + ", and " + forbidden,
                "Load it once "
                        + options.settings()
                                .offline()
                                .map(each -> "with " + each + "=0")
                                .orElse("online") + ", or " + python);
    }

    /** What is there of it, if something is. */
    private String lacking() {
        try {
            return cached.commit(revision)
                    .map(commit -> " as a whole: its commit " + Revision.brief(commit) + " lacks "
                            + String.join(", ", missing(commit)))
                    .orElse("");
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private List<String> missing(String commit) {
        try {
            return WantedFiles.missingIn(cached.snapshot(commit));
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** Nobody answers, and the cache has not all of it. */
    HubException unreachable(NetworkException why) {
        return new HubException(
                "the model " + name() + at() + " cannot be had: " + why.getMessage() + ", and it is not in the cache "
                        + cached.cache().folder() + lacking(),
                "Try again with a network, or load a bundled model or a folder",
                why);
    }

    /** The hub answered, and then no more. */
    HubException broken(NetworkException why) {
        return new HubException(
                "the download of " + name() + " broke off: " + why.getMessage(),
                "Try again: what has come is kept, and it goes on there",
                why);
    }

    /** Nobody answers, and the cache has it as it was. */
    String notAsked(Snapshot snapshot, NetworkException why) {
        return name() + ": the newest of " + revision + " could not be asked for (" + why.getMessage()
                + "). Loaded commit " + Revision.brief(snapshot.commit()) + " from the cache";
    }

    HubException disk(IOException why) {
        return new HubException(
                "the cache " + cached.cache().folder() + " cannot be used: "
                        + why.getClass().getSimpleName() + ": " + why.getMessage(),
                "Mend it, or set HF_HOME to a folder that can be written to",
                why);
    }

    private String at() {
        return options.revision().map(named -> " at " + named).orElse("");
    }

    private RepositoryName name() {
        return cached.name();
    }
}
