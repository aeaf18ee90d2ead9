package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crema.kernel.transport.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

final class KernelSpecIT {
    private static final int PATIENCE_MILLISECONDS = 20_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void namesJavaAndTheJarByAbsolutePaths() throws IOException, InterruptedException {
        var arguments = argumentsOf(InstalledKernel.below(folder.resolve("prefix")));

        assertTrue(Path.of(arguments.get(0)).isAbsolute(), arguments.get(0));
        assertTrue(Files.isExecutable(Path.of(arguments.get(0))), arguments.get(0));
        var jar = Path.of(arguments.get(arguments.indexOf("-jar") + 1));
        assertTrue(jar.isAbsolute(), jar.toString());
        assertTrue(Files.isRegularFile(jar), jar.toString());
    }

    @Test
    void startsFromAnotherFolderWithAnEmptyPath() throws IOException, InterruptedException {
        var ports = FreePorts.choose(5);
        var connection = writeConnectionFile(ports);
        var arguments = new ArrayList<>(argumentsOf(InstalledKernel.below(folder.resolve("prefix"))));
        arguments.set(arguments.indexOf("{connection_file}"), connection.toString());
        var elsewhere = Files.createDirectories(folder.resolve("else where"));
        var log = folder.resolve("kernel.log");
        var kernel = new ProcessBuilder(arguments)
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        kernel.environment().put("PATH", "");
        kernel.environment().remove("JAVA_HOME");

        var process = kernel.start();
        try {
            var beat = "still there?".getBytes(StandardCharsets.UTF_8);

            assertArrayEquals(beat, echo(ports.get(4), beat), Files.readString(log));
        } finally {
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the kernel ends when it is asked to");
        }
    }

    private static List<String> argumentsOf(InstalledKernel kernel) throws IOException {
        return StreamSupport.stream(kernel.kernelspec().get("argv").spliterator(), false)
                .map(argument -> argument.asText())
                .toList();
    }

    private Path writeConnectionFile(List<Integer> ports) throws IOException {
        var fields = new HashMap<String, Object>();
        fields.put("transport", "tcp");
        fields.put("ip", "127.0.0.1");
        fields.put("shell_port", ports.get(0));
        fields.put("iopub_port", ports.get(1));
        fields.put("stdin_port", ports.get(2));
        fields.put("control_port", ports.get(3));
        fields.put("hb_port", ports.get(4));
        fields.put("key", "a key for a test");
        fields.put("signature_scheme", "hmac-sha256");
        var file = folder.resolve("connection.json");
        new JsonMapper().writeValue(file.toFile(), fields);
        return file;
    }

    /** What comes back for a beat of the heart, once the kernel has bound its socket. */
    private static byte[] echo(int port, byte[] beat) {
        try (var context = new ZContext()) {
            var heart = context.createSocket(SocketType.REQ);
            heart.setReceiveTimeOut(PATIENCE_MILLISECONDS);
            heart.setHandshakeIvl(1_000);
            heart.setLinger(0);
            heart.connect("tcp://127.0.0.1:" + port);
            heart.send(beat);
            var answer = heart.recv();
            return answer == null ? new byte[0] : answer;
        }
    }
}
