package io.crema.kernel.shell;

import io.crema.kernel.preload.Preload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.Snippet.Status;
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

    /** Runs the imports and the declarations. */
    static void run(List<Preload> preloads, JavaSession session) {
        Map<Boolean, List<String>> imports = Stream.concat(
                        IMPORTS.stream(), preloads.stream().flatMap(preload -> preload.imports().stream()))
                .map(name -> "import " + name + ";")
                .collect(Collectors.partitioningBy(line -> line.endsWith("*;")));
        importAll(imports.getOrDefault(true, List.of()), session);
        imports.getOrDefault(false, List.of()).forEach(line -> runAlone(line, session));
        preloads.forEach(preload -> preload.snippets().forEach(snippet -> runAlone(snippet, session)));
    }

    /**
     * Imports whole packages. JShell runs its compiler three times for each snippet, which makes thirty imports a third
     * of the start, but takes several imports on a line for one: it knows the snippet by the first, and imports all. So
     * the first is one that nobody else writes, or else the user would replace all. An import of a single name is
     * different: the user's own import of that name has to replace it.
     */
    private static void importAll(List<String> imports, JavaSession session) {
        String line = "import static " + SessionImports.class.getName() + ".*; " + String.join(" ", imports);
        if (!run(line, session)) {
            imports.forEach(each -> runAlone(each, session));
        }
    }

    static void report(String problem) {
        LOG.warn("at the start: {}", problem);
    }

    /** One that fails is a fault of the library that asked for it, and no reason to start without the others. */
    private static void runAlone(String snippet, JavaSession session) {
        if (!run(snippet, session)) {
            report("this code of a preload does not run: " + snippet);
        }
    }

    private static boolean run(String snippet, JavaSession session) {
        return session.eval(snippet, new Origin(0, snippet, 1, 0)).own().stream()
                .allMatch(event -> event.status() != Status.REJECTED && event.exception() == null);
    }
}
