package io.crema.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run to its end, both its output streams taken together.
 *
 * @param words the program and its arguments
 * @param folder where it runs
 * @param environment variables set beside the inherited ones
 * @param limit after which it is ended, which is a failure
 */
record Command(List<String> words, Path folder, Map<String, String> environment, Duration limit) {

    /** How a program ended: its exit status, and what it wrote. */
    record Outcome(int status, String output) {}

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    static Command of(Object... words) {
        return new Command(
                List.of(words).stream().map(Object::toString).toList(),
                Project.root(),
                Map.of(),
                Duration.ofMinutes(2));
    }

    Command with(String variable, Object value) {
        var more = new HashMap<>(environment);
        more.put(variable, value.toString());
        return new Command(words, folder, more, limit);
    }

    Command within(Duration longest) {
        return new Command(words, folder, environment, longest);
    }

    Outcome run() throws IOException, InterruptedException {
        var output = Files.createTempFile("crema-command", ".log");
        try {
            var builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            var ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            var text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            return ended
                    ? new Outcome(process.exitValue(), text)
                    : new Outcome(-1, text + "\nended after " + limit + ": " + words);
        } finally {
            Files.delete(output);
        }
    }
}
