package io.crema.kernel.transport.zmq;

import io.crema.kernel.protocol.Channel;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Carries what any thread sends to the threads that own the sockets, in order, and tells them when it is all. */
final class Courier {
    /** The one frame that ends a {@link SocketLoop}. */
    static final byte[] END = "end".getBytes(StandardCharsets.US_ASCII);

    private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();
    private final Map<Channel, ZMQ.Socket> loops = new EnumMap<>(Channel.class);
    private final Thread thread = new Thread(this::carry, "crema-courier");

    private record Parcel(ZMQ.Socket loop, List<byte[]> frames) {}

    /** Connects to the loops, which must be listening already. */
    Courier(ZMQ.Context context) {
        for (Channel channel : Channel.values()) {
            ZMQ.Socket socket = context.socket(SocketType.PUSH);
            socket.setSndHWM(0);
            socket.connect(inbox(channel));
            loops.put(channel, socket);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Where the loop of this channel listens for what is to be sent. */
    static String inbox(Channel channel) {
        return "inproc://send-" + channel.name().toLowerCase(Locale.ROOT);
    }

    void send(Channel channel, List<byte[]> frames) {
        parcels.add(new Parcel(Objects.requireNonNull(loops.get(channel)), frames));
    }

    /** Ends the loops after everything that was sent so far. */
    void end() {
        for (Channel channel : Channel.values()) {
            send(channel, List.of(END));
        }
    }

    private void carry() {
        int ended = 0;
        try {
            while (ended < loops.size()) {
                Parcel parcel = parcels.take();
                Frames.send(parcel.loop(), parcel.frames());
                ended += Frames.isEnd(parcel.frames()) ? 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            loops.values().forEach(ZMQ.Socket::close);
        }
    }
}
