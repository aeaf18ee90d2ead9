package io.crema.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A java that can run the kernel: a JDK of version 17 or newer.
 *
 * @param executable the absolute path of its {@code java}
 * @param feature its feature number, such as 17
 */
public record JavaRuntime(Path executable, int feature) {
    /** The oldest Java that the kernel runs on. */
    static final int OLDEST = 17;

    private static final int PATIENCE_SECONDS = 30;

    /** The java that runs this process. */
    static JavaRuntime running(Environment.Platform platform) {
        var name = platform == Environment.Platform.WINDOWS ? "java.exe" : "java";
        return probe(Path.of(System.getProperty("java.home")).resolve("bin").resolve(name));
    }

    /**
     * Asks a java for its modules, which tell its version and whether it is a JDK.
     *
     * @throws InstallException when it is missing, does not answer, is too old or is no JDK
     */
    static JavaRuntime probe(Path java) {
        var executable = java.toAbsolutePath().normalize();
        if (!Files.isExecutable(executable) || Files.isDirectory(executable)) {
            throw new InstallException("--java: no program at " + executable + ".\nName the java of a JDK " + OLDEST
                    + " or newer: --java /path/to/jdk/bin/java");
        }
        return fromModules(executable, modules(executable));
    }

    /** Reads {@code java --list-modules}, whose lines look like {@code java.base@17.0.15}. */
    static JavaRuntime fromModules(Path executable, List<String> modules) {
        var feature = modules.stream()
                .filter(line -> line.startsWith("java.base@"))
                .map(line -> Runtime.Version.parse(
                        line.substring("java.base@".length()).strip()))
                .mapToInt(Runtime.Version::feature)
                .findFirst()
                .orElse(0);
        if (feature < OLDEST) {
            throw new InstallException(
                    "--java: " + executable + " is " + (feature == 0 ? "no Java 9 or newer" : "Java " + feature)
                            + ", and the kernel needs " + OLDEST
                            + " or newer.\nName a newer one: --java /path/to/jdk/bin/java");
        }
        if (modules.stream().noneMatch(line -> line.startsWith("jdk.jshell@"))) {
            throw new InstallException("--java: " + executable + " is Java " + feature
                    + " without the module jdk.jshell, a JRE: the kernel needs a whole JDK.\n"
                    + "Name one: --java /path/to/jdk/bin/java");
        }
        return new JavaRuntime(executable, feature);
    }

    /** Whether its virtual machine takes an option: one that it does not know would keep it from starting. */
    boolean knows(String option) {
        return answer(executable, option, "--version").status() == 0;
    }

    private static List<String> modules(Path executable) {
        return answer(executable, "--list-modules").lines();
    }

    /** How a java ends, and what it says before. */
    private record Answer(int status, List<String> lines) {}

    private static Answer answer(Path executable, String... arguments) {
        try {
            var command = Stream.concat(Stream.of(executable.toString()), Stream.of(arguments));
            var process = new ProcessBuilder(command.toList())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var lines = process.inputReader()) {
                var said = lines.lines().toList();
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return new Answer(ended ? process.exitValue() : 1, said);
            }
        } catch (IOException unusable) {
            throw new InstallException("--java: " + executable + " does not start: " + unusable.getMessage(), unusable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InstallException("interrupted while asking " + executable + " what it is", interrupted);
        }
    }
}
