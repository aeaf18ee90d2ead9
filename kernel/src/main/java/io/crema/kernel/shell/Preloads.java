package io.crema.kernel.shell;

import io.crema.kernel.preload.Preload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The preloads that come to a session after its start, in jars that are added to it. Each runs once. */
final class Preloads {
    private static final Logger LOG = LoggerFactory.getLogger(Preloads.class);

    private final JavaSession session;
    private final Set<String> known = new HashSet<>();

    Preloads(JavaSession session) {
        this.session = session;
    }

    /** Says which have run already. */
    void know(List<Preload> preloads) {
        preloads.forEach(preload -> known.add(preload.getClass().getName()));
    }

    /**
     * Looks for new ones, and runs what they want.
     *
     * @return what does not run, one sentence each: a fault of the library, and no reason to go on without the others
     */
    List<String> discover(ClassLoader loader) {
        var problems = new ArrayList<String>();
        Iterator<Preload> providers = ServiceLoader.load(Preload.class, loader).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return problems;
                }
                Preload preload = providers.next();
                if (known.add(preload.getClass().getName())) {
                    problems.addAll(run(preload));
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add("a preload cannot be loaded: " + e.getMessage());
            }
        }
    }

    private List<String> run(Preload preload) {
        var warmUp = new Thread(preload::warmUp, "crema-warm-up");
        warmUp.setDaemon(true);
        warmUp.setUncaughtExceptionHandler((thread, thrown) -> LOG.warn("a preload cannot warm up", thrown));
        warmUp.start();
        return Stream.concat(
                        preload.imports().stream().map(name -> "import " + name + ";"), preload.snippets().stream())
                .flatMap(snippet -> problem(snippet).stream())
                .toList();
    }

    private Optional<String> problem(String snippet) {
        List<SnippetEvent> events =
                session.eval(snippet, new Origin(0, snippet, 1, 0)).own();
        boolean runs =
                events.stream().allMatch(event -> event.status() != Status.REJECTED && event.exception() == null);
        return runs ? Optional.empty() : Optional.of("this code of a preload does not run: " + snippet);
    }
}
