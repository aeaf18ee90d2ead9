package io.crema.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A kernel in a process of its own, as a front end starts it, and its client. Its history is in the folder. */
final class KernelProcess implements AutoCloseable {
    private final Path log;
    private final ZmqClient client;
    private final Process process;

    /** @param jvmOptions options of its JVM besides those that it needs */
    KernelProcess(Path folder, List<String> jvmOptions) throws IOException {
        Path file = Files.createTempFile(folder, "connection", ".json");
        log = Files.createTempFile(folder, "kernel", ".log");
        client = new ZmqClient(file, "secret");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As the manifest of the distribution's jar says.
        command.addAll(List.of("--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), file.toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().put("XDG_STATE_HOME", folder.toString());
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            client.awaitWelcome();
        } catch (IOException | AssertionError e) {
            close();
            throw new AssertionError("the kernel does not start: " + Files.readString(log), e);
        }
    }

    ZmqClient client() {
        return client;
    }

    Process process() {
        return process;
    }

    /** Runs a cell to its end, and gives the plain text of its result; empty if it has none. */
    String run(String code) throws IOException {
        String id = client.shell("execute_request", Map.of("code", code));
        return client.published(id).stream()
                .filter(message -> message.type().equals("execute_result"))
                .map(message -> message.content().at("/data/text~1plain").asText())
                .findFirst()
                .orElse("");
    }

    /** Runs a cell that prints and never ends, and waits until it has printed. */
    String begin(String code) throws IOException {
        String id = client.shell("execute_request", Map.of("code", code));
        var published = client.published();
        while (!(published.answers(id) && published.type().equals("stream"))) {
            published = client.published();
        }
        return id;
    }

    /** Asks it to end, and gives the milliseconds until it has. */
    long shutDown() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        client.control("shutdown_request", Map.of("restart", false));
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the kernel does not end: " + Files.readString(log));
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.close();
    }
}
