package io.crema.kernel.transport.zmq;

import io.crema.kernel.transport.ConnectionFile;
import io.crema.kernel.transport.CurveKeys;
import java.nio.charset.StandardCharsets;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Binds sockets as a connection file asks for. */
record Sockets(ZMQ.Context context, ConnectionFile file) {
    /** How long what was written may take to leave once the connection is closed. */
    private static final int LINGER_MILLIS = 300;
    /** Whoever announces a longer frame is cut off before there is memory for it: signatures come too late for that. */
    private static final long LONGEST_FRAME = 256L << 20;

    /**
     * Binds a socket.
     *
     * @param port 0 for any that is free
     * @throws ZMQException if the port is taken
     */
    ZMQ.Socket bind(SocketType type, int port) {
        ZMQ.Socket socket = context.socket(type);
        socket.setSndHWM(0);
        socket.setRcvHWM(0);
        socket.setLinger(LINGER_MILLIS);
        socket.setMaxMsgSize(LONGEST_FRAME);
        if (type == SocketType.ROUTER) {
            // A front end that reconnects with the identity it had takes over from its dead self.
            socket.setRouterHandover(true);
        }
        CurveKeys curve = file.curve();
        if (curve != null) {
            encrypt(socket, curve);
        }
        socket.bind(file.address() + ":" + (port == 0 ? "*" : port));
        return socket;
    }

    /** Where a bound socket listens. */
    static int port(ZMQ.Socket socket) {
        String endpoint = socket.getLastEndpoint();
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    private static void encrypt(ZMQ.Socket socket, CurveKeys keys) {
        socket.setCurveServer(true);
        socket.setCurvePublicKey(keys.publicKey().getBytes(StandardCharsets.US_ASCII));
        socket.setCurveSecretKey(keys.secretKey().getBytes(StandardCharsets.US_ASCII));
    }
}
