package io.crema.kernel.javadoc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Where the sources of a session's libraries are, or else the pages of their documentation. Safe for use by several
 * threads.
 */
public final class LibrarySources {
    private static final String PAGES = "-javadoc.jar";

    private final Map<Path, Fetch> promised = new ConcurrentHashMap<>();
    private final Map<Path, Path> fetched = new ConcurrentHashMap<>();
    private final Executor background;

    /** Gets the sources of one library, or its pages, which may take long. */
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

    /** The jar with a jar's sources, or else with its pages; empty also while they are being fetched. Never waits. */
    public Optional<Path> of(Path jar) {
        Optional<Path> beside = Stream.of("-sources.jar", PAGES)
                .map(ending ->
                        jar.resolveSibling(String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", ending)))
                .filter(each -> !each.equals(jar) && Files.isRegularFile(each))
                .findFirst();
        if (beside.isPresent()) {
            return beside;
        }
        Fetch fetch = promised.remove(jar);
        if (fetch != null) {
            background.execute(() -> fetch.sources().ifPresent(sources -> fetched.put(jar, sources)));
        }
        return Optional.ofNullable(fetched.get(jar));
    }

    /** Whether a jar has pages in it, and no sources. */
    static boolean isPages(Path jar) {
        return String.valueOf(jar.getFileName()).endsWith(PAGES);
    }

    private static void onThread(Runnable task) {
        var thread = new Thread(task, "crema-sources");
        thread.setDaemon(true);
        thread.start();
    }
}
