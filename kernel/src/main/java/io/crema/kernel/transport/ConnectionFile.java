package io.crema.kernel.transport;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the clients connect: the file that Jupyter names on the kernel's command line.
 *
 * @param address such as {@code tcp://127.0.0.1}
 * @param ports where to listen, each 0 where the kernel is to choose
 * @param key of the signatures; empty for none
 * @param curve the keys of the encryption; null for none
 * @param registration where to tell the ports that were chosen; null where the file says which to take
 */
public record ConnectionFile(
        String address,
        Ports ports,
        String signatureScheme,
        String key,
        @Nullable CurveKeys curve,
        @Nullable Registration registration) {

    /** The five ports, each in [0, 65535]. */
    public record Ports(int shell, int control, int iopub, int stdin, int heartbeat) {
        static final Ports ANY = new Ports(0, 0, 0, 0, 0);
    }

    /**
     * Reads the JSON tree of a connection file.
     *
     * @throws IllegalArgumentException if a field is missing or wrong, or asks for a transport other than tcp
     */
    public static ConnectionFile of(Map<String, Object> tree) {
        String transport = text(tree, "transport").orElse("tcp");
        if (!transport.equals("tcp")) {
            throw new IllegalArgumentException("the connection file asks for transport \"" + transport
                    + "\", which this kernel does not have. Start it with tcp: --KernelManager.transport=tcp");
        }
        String ip = text(tree, "ip").orElse("127.0.0.1");
        Registration registration = Registration.of(tree, ip).orElse(null);
        return new ConnectionFile(
                "tcp://" + ip,
                registration == null ? ports(tree) : Ports.ANY,
                text(tree, "signature_scheme").orElse("hmac-sha256"),
                text(tree, "key").orElse(""),
                curve(tree),
                registration);
    }

    private static Ports ports(Map<String, Object> tree) {
        return new Ports(
                port(tree, "shell_port"),
                port(tree, "control_port"),
                port(tree, "iopub_port"),
                port(tree, "stdin_port"),
                port(tree, "hb_port"));
    }

    /** Half a pair of keys is refused: the front end thinks that the connection is encrypted. */
    private static @Nullable CurveKeys curve(Map<String, Object> tree) {
        String publicKey = text(tree, "curve_publickey").orElse("");
        String secretKey = text(tree, "curve_secretkey").orElse("");
        return publicKey.isEmpty() && secretKey.isEmpty() ? null : new CurveKeys(publicKey, secretKey);
    }

    private static Optional<String> text(Map<String, Object> tree, String field) {
        Object value = tree.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw wrong(field, "a string", value);
    }

    private static int port(Map<String, Object> tree, String field) {
        Object value = tree.get(field);
        if (value instanceof Integer port && port >= 1 && port <= 65_535) {
            return port;
        }
        throw wrong(field, "a port in [1, 65535]", value == null ? "nothing" : value);
    }

    static IllegalArgumentException wrong(String field, String expected, Object found) {
        return new IllegalArgumentException("connection file: " + field + " should be " + expected + ", found " + found
                + ". The front end writes this file: start the kernel from there");
    }
}
