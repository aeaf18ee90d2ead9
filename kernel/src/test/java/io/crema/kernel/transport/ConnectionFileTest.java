package io.crema.kernel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionFileTest {
    private final Map<String, Object> tree = new HashMap<>(Map.of(
            "transport", "tcp",
            "ip", "127.0.0.1",
            "shell_port", 1001,
            "control_port", 1002,
            "iopub_port", 1003,
            "stdin_port", 1004,
            "hb_port", 1005,
            "signature_scheme", "hmac-sha256",
            "key", "secret"));

    @Test
    void readsWhatJupyterWrites() {
        assertEquals(
                new ConnectionFile(
                        "tcp://127.0.0.1",
                        new ConnectionFile.Ports(1001, 1002, 1003, 1004, 1005),
                        "hmac-sha256",
                        "secret",
                        null,
                        null),
                ConnectionFile.of(tree));
    }

    @Test
    void readsTheKeysOfAnEncryptedConnection() {
        tree.put("curve_publickey", "p".repeat(40));
        tree.put("curve_secretkey", "s".repeat(40));

        assertEquals(
                new CurveKeys("p".repeat(40), "s".repeat(40)),
                ConnectionFile.of(tree).curve());
    }

    @Test
    void choosesThePortsForALauncherThatWantsToBeTold() {
        tree.keySet().removeIf(field -> field.endsWith("_port"));
        tree.put("registration_port", 5000);

        ConnectionFile file = ConnectionFile.of(tree);

        assertEquals(new ConnectionFile.Ports(0, 0, 0, 0, 0), file.ports());
        assertEquals(new Registration("tcp://127.0.0.1:5000", Optional.empty(), false), file.registration());
    }

    @Test
    void readsWhereALauncherIsAndWhatItCallsTheKernel() {
        tree.put("registration_ip", "10.0.0.1");
        tree.put("registration_port", "5000");
        tree.put("kernel_id", "k");

        assertEquals(
                new Registration("tcp://10.0.0.1:5000", Optional.of("k"), true),
                ConnectionFile.of(tree).registration());
        tree.put("registration_port", true);
        assertTrue(problem().contains("registration_port should be a port in [1, 65535], found true"), problem());
    }

    @Test
    void refusesHalfAPairOfKeys() {
        tree.put("curve_publickey", "p".repeat(40));

        assertTrue(problem().contains("curve_secretkey should have 40 characters, found 0"), problem());
    }

    @Test
    void saysThatThereIsNoIpcAndWhatToDo() {
        tree.put("transport", "ipc");

        String problem = problem();
        assertTrue(problem.contains("\"ipc\""), problem);
        assertTrue(problem.contains("--KernelManager.transport=tcp"), problem);
    }

    @Test
    void namesThePortThatIsMissingOrWrong() {
        tree.remove("iopub_port");
        assertTrue(problem().contains("iopub_port"), problem());

        tree.put("iopub_port", "1003");
        assertTrue(problem().contains("found 1003"), problem());

        tree.put("iopub_port", 70_000);
        assertTrue(problem().contains("70000"), problem());
    }

    @Test
    void namesAFieldOfAnotherType() {
        tree.put("key", 7);

        assertTrue(problem().contains("key should be a string, found 7"), problem());
    }

    private String problem() {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> ConnectionFile.of(tree))
                .getMessage());
    }
}
