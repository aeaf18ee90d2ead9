package io.crema.kernel.shell;

import io.crema.kernel.preload.Preload;
import java.util.List;
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

    /** Imports what every session has, and then lets the preloads have their say. */
    static void run(List<Preload> libraries, Preloads preloads, JavaSession session) {
        IMPORTS.forEach(name -> Preloads.run("import " + name + ";", session).forEach(StartUp::report));
        preloads.run(libraries).forEach(StartUp::report);
    }

    static void report(String problem) {
        LOG.warn("at the start: {}", problem);
    }
}
