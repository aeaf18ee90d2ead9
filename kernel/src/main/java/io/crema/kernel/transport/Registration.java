package io.crema.kernel.transport;

import java.util.Map;
import java.util.Optional;

/**
 * Where the kernel, having chosen its ports itself, tells which they are.
 *
 * @param address of the launcher's socket, such as {@code tcp://127.0.0.1:5000}
 * @param kernelId what the launcher calls this kernel. Empty for a launcher that wants to be told in a whole message, as
 *     Positron does, and not by the ports alone
 * @param portsAsText whether the launcher writes ports as strings
 * @see <a href="https://jupyter.org/enhancement-proposals/66-jupyter-handshaking/jupyter-handshaking.html">JEP 66</a>
 */
public record Registration(String address, Optional<String> kernelId, boolean portsAsText) {
    private static final String PORT = "registration_port";

    /**
     * Reads the JSON tree of a connection file; empty where the file says the ports.
     *
     * @param host where the launcher is if the file does not say, such as {@code 127.0.0.1}
     * @throws IllegalArgumentException if the launcher's port is none
     */
    static Optional<Registration> of(Map<String, Object> tree, String host) {
        Object port = tree.get(PORT);
        if (port == null) {
            return Optional.empty();
        }
        boolean asText = port instanceof String;
        if (!(asText && String.valueOf(port).matches("[1-9][0-9]{0,4}")) && !(port instanceof Integer)) {
            throw ConnectionFile.wrong(PORT, "a port in [1, 65535]", port);
        }
        String ip = tree.get("registration_ip") instanceof String given ? given : host;
        Optional<String> kernelId = tree.get("kernel_id") instanceof String id ? Optional.of(id) : Optional.empty();
        return Optional.of(new Registration("tcp://" + ip + ":" + port, kernelId, asText));
    }
}
