package io.crema.kernel.shell;

import io.crema.kernel.preload.Preload;
import java.util.ArrayList;
import java.util.List;

/** What every session begins with. */
final class Imports {
    private static final List<String> ALWAYS = List.of(
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

    private Imports() {}

    /** The snippets of Java that import them and declare what the preloads ask for. */
    static List<String> snippets(List<Preload> preloads) {
        var snippets = new ArrayList<String>();
        ALWAYS.forEach(name -> snippets.add("import " + name + ";"));
        for (Preload preload : preloads) {
            preload.imports().forEach(name -> snippets.add("import " + name + ";"));
        }
        preloads.forEach(preload -> snippets.addAll(preload.snippets()));
        return List.copyOf(snippets);
    }
}
