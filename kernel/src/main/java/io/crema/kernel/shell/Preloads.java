package io.crema.kernel.shell;

import io.crema.kernel.preload.Preload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets each library have its say at a session's beginning, or when it comes: its imports, its declarations, its warm-up. */
final class Preloads {
    private static final Logger LOG = LoggerFactory.getLogger(Preloads.class);

    private final JavaSession session;
    private final Set<String> known = new HashSet<>();

    Preloads(JavaSession session) {
        this.session = session;
    }

    /**
     * Runs the imports and the declarations, and lets the libraries warm up in the background.
     *
     * @return what does not run, one sentence each: a fault of the library, and no reason to go on without the others
     */
    List<String> run(List<Preload> preloads) {
        preloads.forEach(preload -> known.add(preload.getClass().getName()));
        var problems = new ArrayList<String>();
        for (Preload preload : preloads) {
            preload.imports().forEach(name -> problems.addAll(run("import " + name + ";", session)));
        }
        for (Preload preload : preloads) {
            preload.snippets().forEach(snippet -> problems.addAll(run(snippet, session)));
        }
        var warmUp = new Thread(() -> preloads.forEach(Preload::warmUp), "crema-warm-up");
        warmUp.setDaemon(true);
        warmUp.setUncaughtExceptionHandler((thread, thrown) -> LOG.warn("a preload cannot warm up", thrown));
        warmUp.start();
        return problems;
    }

    /** Looks for libraries that have come since, and runs what they want. */
    List<String> discover(ClassLoader loader) {
        var problems = new ArrayList<String>();
        var found = new ArrayList<Preload>();
        Iterator<Preload> providers = ServiceLoader.load(Preload.class, loader).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                Preload preload = providers.next();
                if (!known.contains(preload.getClass().getName())) {
                    found.add(preload);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add("a preload cannot be loaded: " + e.getMessage());
            }
        }
        if (!found.isEmpty()) {
            problems.addAll(run(found));
        }
        return problems;
    }

    /** Runs code that the kernel asks for. */
    static List<String> run(String snippet, JavaSession session) {
        return session.eval(snippet, new Origin(0, snippet, 1, 0)).own().stream()
                .filter(event -> isBad(event))
                .map(event -> "this code of a preload does not run: " + snippet)
                .toList();
    }

    private static boolean isBad(SnippetEvent event) {
        return event.status() == Status.REJECTED || event.exception() != null;
    }
}
