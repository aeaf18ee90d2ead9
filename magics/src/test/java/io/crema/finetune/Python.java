package io.crema.finetune;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A Python to ask, named by the environment variable {@code CREMA_TEST_PYTHON}, or {@code python3}. */
public record Python(String executable) {

    /** Skips the test, saying so, where no Python has these modules. */
    public static Python with(String... modules) throws IOException, InterruptedException {
        var python = new Python(System.getenv().getOrDefault("CREMA_TEST_PYTHON", "python3"));
        boolean usable = python.start(List.of("-c", "import " + String.join(", ", modules)))
                        .waitFor()
                == 0;
        Assumptions.assumeTrue(
                usable, "skipped: " + python.executable + " has not all of " + String.join(", ", modules));
        return python;
    }

    /** What a script of the test resources prints; its warnings go to the test's own. */
    public String run(String script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of("src/test/resources", script).toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = start(command);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(script + " ended with " + process.exitValue());
        }
        return printed;
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(arguments);
        command.add(0, executable);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("HF_HUB_OFFLINE", "1");
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder.start();
    }
}
