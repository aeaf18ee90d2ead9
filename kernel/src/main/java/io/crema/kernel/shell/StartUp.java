package io.crema.kernel.shell;

import io.crema.kernel.preload.Preload;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every session begins with. */
final class StartUp {
    private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);
    private static final List<String> IMPORTS = List.of(
            "java.util.*",
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.concurrent.*",
            "java.util.prefs.*",
            "java.util.regex.*",
            "java.util.stream.*",
            "static io.crema.kernel.shell.Notebook.*");

    private StartUp() {}

    /** Runs the imports and the declarations, and lets the preloads warm up in the background. */
    static void run(List<Preload> preloads, JavaSession session) {
        snippets(preloads).forEach(snippet -> run(snippet, session));
        var warmUp = new Thread(() -> preloads.forEach(Preload::warmUp), "crema-warm-up");
        warmUp.setDaemon(true);
        warmUp.setUncaughtExceptionHandler((thread, thrown) -> LOG.warn("a preload cannot warm up", thrown));
        warmUp.start();
    }

    static void report(String problem) {
        LOG.warn("at the start: {}", problem);
    }

    private static List<String> snippets(List<Preload> preloads) {
        var snippets = new ArrayList<String>();
        IMPORTS.forEach(name -> snippets.add("import " + name + ";"));
        for (Preload preload : preloads) {
            preload.imports().forEach(name -> snippets.add("import " + name + ";"));
        }
        preloads.forEach(preload -> snippets.addAll(preload.snippets()));
        return snippets;
    }

    /** One that fails is a fault of the library that asked for it, and no reason to start without the others. */
    private static void run(String snippet, JavaSession session) {
        for (SnippetEvent event :
                session.eval(snippet, new Origin(0, snippet, 1, 0)).own()) {
            if (event.status() == Status.REJECTED || event.exception() != null) {
                report("this code of a preload does not run: " + snippet);
            }
        }
    }
}
