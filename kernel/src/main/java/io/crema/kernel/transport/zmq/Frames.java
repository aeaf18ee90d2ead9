package io.crema.kernel.transport.zmq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/** Multipart messages of ZeroMQ as lists of byte arrays. */
final class Frames {
    private Frames() {}

    /**
     * Receives one whole multipart message.
     *
     * @param flags 0 to wait, or {@link ZMQ#DONTWAIT}
     * @return no frames at all if none was waiting
     * @throws ZMQException with ETERM once the context ends
     */
    static List<byte[]> receive(ZMQ.Socket socket, int flags) {
        var frames = new ArrayList<byte[]>();
        byte[] frame = socket.recv(flags);
        // JeroMQ says so by null and the error number only, and again at once if it is asked again.
        if (frame == null && socket.errno() == ZError.ETERM) {
            throw new ZMQException(ZError.ETERM);
        }
        while (frame != null) {
            frames.add(frame);
            frame = socket.hasReceiveMore() ? socket.recv() : null;
        }
        return frames;
    }

    static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    static boolean isEnd(List<byte[]> frames) {
        return frames.size() == 1 && Arrays.equals(frames.get(0), Courier.END);
    }
}
