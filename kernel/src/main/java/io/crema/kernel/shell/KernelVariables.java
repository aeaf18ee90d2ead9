package io.crema.kernel.shell;

import io.crema.kernel.magic.builtin.PathPattern;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment variables of IJava, each with a twin that has our name and wins. An empty one counts as not set. */
record KernelVariables(Map<String, String> environment) {
    static final String STARTUP_SCRIPT = "IJAVA_STARTUP_SCRIPT";

    private static final Pattern LIMIT = Pattern.compile("(?<number>-?\\d+)\\s*(?<unit>[A-Za-z]*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /** {@code IJAVA_CLASSPATH}: paths with {@code *} and {@code ?}, and all that is in a folder whose name ends in a slash. */
    List<Path> libraries() {
        return paths("IJAVA_CLASSPATH");
    }

    /** {@code IJAVA_STARTUP_SCRIPTS_PATH}, in the same spelling. One that does not exist stays, to be complained about. */
    List<Path> startUpFiles() {
        return paths("IJAVA_STARTUP_SCRIPTS_PATH");
    }

    List<String> startUpCode() {
        return find(STARTUP_SCRIPT).stream().toList();
    }

    /** {@code IJAVA_COMPILER_OPTS}: words, in quotes where a blank belongs to them. */
    List<String> compilerOptions() {
        return WORD.matcher(find("IJAVA_COMPILER_OPTS").orElse(""))
                .results()
                .map(word -> Optional.ofNullable(word.group(1))
                        .or(() -> Optional.ofNullable(word.group(2)))
                        .orElse(word.group()))
                .toList();
    }

    /** {@code IJAVA_TIMEOUT}: a number, in milliseconds or in the unit behind it; below 1 there is no limit. */
    Duration statementLimit() {
        String text = find("IJAVA_TIMEOUT").orElse("0").strip();
        Matcher limit = LIMIT.matcher(text);
        if (!limit.matches()) {
            throw unreadable(text);
        }
        try {
            String unit = limit.group("unit").isEmpty() ? "MILLISECONDS" : limit.group("unit");
            long number = Long.parseLong(limit.group("number"));
            return Duration.of(
                    Math.max(0, number),
                    TimeUnit.valueOf(unit.toUpperCase(Locale.ROOT)).toChronoUnit());
        } catch (IllegalArgumentException e) {
            throw unreadable(text);
        }
    }

    private List<Path> paths(String name) {
        return find(name).stream()
                .flatMap(paths -> Arrays.stream(paths.split(File.pathSeparator, -1)))
                .filter(path -> !path.isBlank())
                .flatMap(path -> PathPattern.of(path).matches().stream())
                .toList();
    }

    private Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name.replace("IJAVA_", "CREMA_")))
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()));
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("IJAVA_TIMEOUT (or CREMA_TIMEOUT) should be a number and a unit, found \""
                + text + "\". Set it to 30 SECONDS, 500 MILLISECONDS or 0 for no limit");
    }
}
