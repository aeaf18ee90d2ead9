package io.crema.finetune.hub;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a model is had by its name: {@code HubOptions.usual().revision("v1.0").offline()}.
 *
 * @param revision a branch, a tag, a commit or {@code refs/pr/1}; the newest of {@code main} if none is named
 * @param cacheOnly whether the cache is enough
 */
public record HubOptions(
        HubSettings settings, Optional<String> revision, boolean cacheOnly, DownloadListener listener) {

    /** By the environment of this process, and silently. */
    public static HubOptions usual() {
        return of(HubSettings.ofProcess());
    }

    /** The newest of {@code main}, as settings have it. */
    public static HubOptions of(HubSettings settings) {
        return new HubOptions(settings, Optional.empty(), false, DownloadListener.NONE);
    }

    /**
     * The same of another revision.
     *
     * @throws IllegalArgumentException if it cannot be the name of one
     */
    public HubOptions revision(String other) {
        return new HubOptions(settings, Optional.of(Revision.checked(other)), cacheOnly, listener);
    }

    /** The same without asking the network. */
    public HubOptions offline() {
        return new HubOptions(settings, revision, true, listener);
    }

    /** The same, heard of and perhaps stopped by a listener. */
    public HubOptions listener(DownloadListener other) {
        return new HubOptions(settings, revision, cacheOnly, other);
    }

    /** The same, telling a few sentences of what it does: {@code telling(System.err::println)}. */
    public HubOptions telling(Consumer<String> lines) {
        return listener(DownloadListener.lines(lines));
    }
}
