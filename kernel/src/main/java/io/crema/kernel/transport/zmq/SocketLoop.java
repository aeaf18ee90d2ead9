package io.crema.kernel.transport.zmq;

import io.crema.kernel.protocol.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The thread that owns one channel's socket: reads from it, and writes to it what the {@link Courier} brings. */
final class SocketLoop {
    private static final Logger log = LoggerFactory.getLogger(SocketLoop.class);

    private final ZMQ.Context context;
    private final ZMQ.Socket socket;
    private final ZMQ.Socket inbox;
    private final Consumer<List<byte[]>> received;
    private final Thread thread;

    /** Begins to listen, without a thread yet. */
    SocketLoop(ZMQ.Context context, Channel channel, ZMQ.Socket socket, Consumer<List<byte[]>> received) {
        this.context = context;
        this.socket = socket;
        this.received = received;
        inbox = context.socket(SocketType.PULL);
        inbox.setRcvHWM(0);
        inbox.bind(Courier.inbox(channel));
        thread = new Thread(this::run, "crema-" + channel.name().toLowerCase(Locale.ROOT) + "-socket");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits until everything has been written and the socket is closed. */
    void join(Duration atMost) throws InterruptedException {
        thread.join(atMost.toMillis());
    }

    private void run() {
        try (ZMQ.Poller poller = context.poller(2)) {
            int fromClients = poller.register(socket, ZMQ.Poller.POLLIN);
            int fromKernel = poller.register(inbox, ZMQ.Poller.POLLIN);
            boolean open = true;
            while (open) {
                poller.poll(-1);
                if (poller.pollin(fromClients)) {
                    readAll();
                }
                open = !poller.pollin(fromKernel) || writeAll();
            }
        } catch (ZMQException e) {
            log.error("{} ended", thread.getName(), e);
        } finally {
            socket.close();
            inbox.close();
        }
    }

    private void readAll() {
        List<byte[]> frames = Frames.receive(socket, ZMQ.DONTWAIT);
        while (!frames.isEmpty()) {
            received.accept(frames);
            frames = Frames.receive(socket, ZMQ.DONTWAIT);
        }
    }

    /** @return whether more may come */
    private boolean writeAll() {
        List<byte[]> frames = Frames.receive(inbox, ZMQ.DONTWAIT);
        while (!frames.isEmpty()) {
            if (Frames.isEnd(frames)) {
                return false;
            }
            Frames.send(socket, frames);
            frames = Frames.receive(inbox, ZMQ.DONTWAIT);
        }
        return true;
    }
}
