package io.crema.kernel.protocol;

/**
 * The kernel tells whoever has launched it on which ports it listens. No client sends these messages.
 *
 * @see <a href="https://jupyter.org/enhancement-proposals/66-jupyter-handshaking/jupyter-handshaking.html">JEP 66</a>
 */
public final class Handshake {
    public static final MessageType<Request> REQUEST = new MessageType<>("handshake_request", Request.class);

    private Handshake() {}

    /** The ports of the five sockets. */
    public record Request(int shellPort, int controlPort, int iopubPort, int stdinPort, int hbPort) {}
}
