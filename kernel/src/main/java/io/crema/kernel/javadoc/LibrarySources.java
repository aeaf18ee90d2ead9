package io.crema.kernel.javadoc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Where the sources of a session's libraries are. Safe for use by several threads. */
public final class LibrarySources {
    private final Map<Path, Fetch> promised = new ConcurrentHashMap<>();
    private final Map<Path, Path> fetched = new ConcurrentHashMap<>();
    private final Executor background;

    /** Gets the sources of one library, which may take long. */
    @FunctionalInterface
    public interface Fetch {
        /**
         * The file.
         *
         * @return empty if there are none to be had
         */
        Optional<Path> sources();
    }

    /** Fetches on a thread of its own. */
    public LibrarySources() {
        this(LibrarySources::onThread);
    }

    /**
     * Fetches where it is told to.
     *
     * @param background runs what takes long
     */
    public LibrarySources(Executor background) {
        this.background = background;
    }

    /** Says how to get the sources of a jar; it is done once, when somebody asks for them and none lie beside it. */
    public void promise(Path jar, Fetch fetch) {
        promised.put(jar, fetch);
    }

    /** The jar with a jar's sources; empty also while they are being fetched. Never waits. */
    public Optional<Path> of(Path jar) {
        Path beside = jar.resolveSibling(String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "-sources.jar"));
        if (!beside.equals(jar) && Files.isRegularFile(beside)) {
            return Optional.of(beside);
        }
        Fetch fetch = promised.remove(jar);
        if (fetch != null) {
            background.execute(() -> fetch.sources().ifPresent(sources -> fetched.put(jar, sources)));
        }
        return Optional.ofNullable(fetched.get(jar));
    }

    private static void onThread(Runnable task) {
        var thread = new Thread(task, "crema-sources");
        thread.setDaemon(true);
        thread.start();
    }
}
