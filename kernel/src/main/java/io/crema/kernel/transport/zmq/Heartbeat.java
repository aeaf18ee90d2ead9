package io.crema.kernel.transport.zmq;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/** Echoes bytes, so that a client knows that the process lives, whatever the other threads are doing. */
final class Heartbeat {
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final ZMQ.Socket socket;

    /** @param socket a bound ROUTER, which from {@link #start} on belongs to the heartbeat */
    Heartbeat(ZMQ.Socket socket) {
        this.socket = socket;
    }

    /** Echoes until the socket's context ends. */
    void start() {
        var thread = new Thread(this::echo, "crema-heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void echo() {
        try {
            while (true) {
                Frames.send(socket, Frames.receive(socket, 0));
            }
        } catch (ZMQException e) {
            if (e.getErrorCode() != ZError.ETERM) {
                log.error("the heartbeat ended", e);
            }
        } finally {
            socket.close();
        }
    }
}
