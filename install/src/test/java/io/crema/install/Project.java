package io.crema.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the end-to-end tests find what was built and what {@code install/test} has set up. */
final class Project {
    private Project() {}

    /** The repository's root: the folder above the module's, in which Maven runs its tests. */
    static Path root() {
        var module = Path.of("").toAbsolutePath();
        var root = module.endsWith("install") ? module.getParent() : module;
        if (root == null || !Files.isDirectory(root.resolve(".mvn"))) {
            throw new IllegalStateException("the tests run in the folder install/, not in " + module);
        }
        return root;
    }

    static Path module() {
        return root().resolve("install");
    }

    static Path target(String folder) {
        return module().resolve("target").resolve(folder);
    }

    /** The distribution's entry, made by the phase package. */
    static Path jar() {
        var jar = target("crema").resolve("crema.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("no " + jar + ": run mvn verify, which packages before it tests");
        }
        return jar;
    }

    /** A Jupyter program of the virtual environment; empty where the environment was not set up. */
    static Optional<Path> jupyter() {
        return Optional.of(root().resolve(".venv").resolve("bin").resolve("jupyter"))
                .filter(Files::isExecutable);
    }

    /** The javas to try a kernel on: the one that runs the tests, and the newest where {@code install/test} found one. */
    static List<Path> javas() {
        String newest = System.getProperty("newest.java.home", "");
        return newest.isEmpty()
                ? List.of(java())
                : List.of(java(), Path.of(newest).resolve("bin").resolve("java"));
    }

    /** The java that runs the tests. */
    static Path java() {
        return JavaRuntime.running(Environment.ofThisProcess().platform()).executable();
    }
}
