package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Connections whose file has CURVE keys are encrypted on all channels. */
@Timeout(60)
class CurveIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void runsACellForAClientThatEncrypts() throws Exception {
        Path file = folder.resolve("connection.json");
        try (var client = ZmqClient.encrypted(file, "secret");
                var kernel = new ZmqKernel(file, new EchoInterpreter())) {
            var message = client.published();
            while (!message.type().equals("iopub_welcome")) {
                message = client.published();
            }

            String id = client.shell("execute_request", Map.of("code", "1+1"));

            assertEquals("ok", client.shellReply(id).content().get("status").asText());
            assertEquals(4, client.published(id).size());
            var info = client.controlReply(client.control("kernel_info_request", Map.of()));
            assertEquals("ok", info.content().get("status").asText());
            assertEquals("ping", client.beat("ping"));
            assertEquals(0, kernel.dropped());
        }
    }

    @Test
    void hearsNothingOfAClientThatDoesNot() throws Exception {
        Path file = folder.resolve("connection.json");
        try (var client = ZmqClient.encrypted(file, "secret");
                var kernel = new ZmqKernel(file, new EchoInterpreter());
                var context = new ZContext()) {
            ZMQ.Socket plain = context.createSocket(SocketType.REQ);
            plain.setReceiveTimeOut(500);
            plain.connect("tcp://127.0.0.1:" + client.port("hb_port"));

            plain.send("ping");

            assertNull(plain.recvStr());
            assertEquals("ping", client.beat("ping"));
            assertEquals(0, kernel.dropped());
        }
    }
}
