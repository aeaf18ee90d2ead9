package io.crema.kernel.shell;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.javadoc.LibraryComments;
import io.crema.kernel.javadoc.LibrarySources;
import io.crema.kernel.magic.Magics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands around a session's code and grows with it: its class path, its environment, what its magics share. */
final class SessionSurroundings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionSurroundings.class);

    private final JavaSession session;
    private final Magics magics;
    private final Renderers renderers;
    private final Preloads preloads;
    private final Map<String, String> environment;
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();

    /** @param environment the environment of the processes that the session starts, at first */
    SessionSurroundings(JavaSession session, Magics magics, Renderers renderers, Map<String, String> environment) {
        this.session = session;
        this.magics = magics;
        this.renderers = renderers;
        this.preloads = new Preloads(session);
        this.environment = new ConcurrentHashMap<>(environment);
    }

    JavaSession session() {
        return session;
    }

    Preloads preloads() {
        return preloads;
    }

    /** Tells what names are, with what the libraries say about themselves. */
    Inspector inspector() {
        var sources = shared(LibrarySources.class, LibrarySources::new);
        return new Inspector(session, new LibraryComments(session.loader(), sources));
    }

    /** The environment of the processes that the session starts; changed in place. */
    Map<String, String> environment() {
        return environment;
    }

    <T> T shared(Class<T> type, Supplier<T> first) {
        return type.cast(shared.computeIfAbsent(type, wanted -> first.get()));
    }

    /**
     * Puts jars and folders on the class path, and takes up the magics, the renderers and the preloads in them.
     *
     * @return what could not be taken up, one sentence each
     */
    List<String> addToClassPath(List<Path> entries) {
        session.addToClassPath(entries);
        var problems = new ArrayList<>(magics.discover(session.loader()).problems());
        problems.addAll(renderers.discover(session.loader()));
        problems.addAll(preloads.discover(session.loader()));
        return problems;
    }

    /** Ends what the session's magics share and can be ended. */
    @Override
    public void close() {
        shared.values().forEach(SessionSurroundings::end);
    }

    private static void end(Object shared) {
        if (shared instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("what magics share does not end in order: {}", shared, e);
            }
        }
    }
}
