package io.crema.kernel.magic.builtin;

import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a command of the system's shell. What it writes appears while it runs, and stopping the cell ends it. */
public final class ShMagic implements Magic {
    private static final int LOOK_EVERY_MILLIS = 100;
    private static final int PATIENCE_SECONDS = 2;

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("sh", "Runs a command of the system's shell.")
                .verbatim("COMMAND", "the command, where it fits on the line")
                .body("the command, or several");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context)
            throws IOException, InterruptedException {
        String line = arguments.optionalText("COMMAND").orElse("");
        String script = arguments.body().map(body -> line + "\n" + body).orElse(line);
        if (script.isBlank()) {
            arguments.problem("there is no command. Try %sh ls");
        }
        arguments.check();
        int status = run(script, context);
        if (status != 0 && !context.cancelled()) {
            throw new MagicException(
                    arguments.call().spelled() + ": the command ended with the exit status " + status,
                    "What it wrote stands above");
        }
        return null;
    }

    private static int run(String script, MagicContext context) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(shell(script));
        builder.environment().clear();
        builder.environment().putAll(context.environment());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            Thread output = ProcessOutput.copy(process.getInputStream(), context::print);
            Thread errors = ProcessOutput.copy(process.getErrorStream(), context::warn);
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (context.cancelled()) {
                    end(process);
                }
            }
            // A child left in the background may hold the pipe open: what is there is copied, and no more.
            output.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            errors.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            return process.exitValue();
        } finally {
            end(process);
        }
    }

    private static void end(Process process) throws InterruptedException {
        // The shell before its children: it would go on with the next command when one of them ends.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<String> shell(String script) {
        return File.separatorChar == '\\' ? List.of("cmd", "/c", script) : List.of("sh", "-c", script);
    }
}
