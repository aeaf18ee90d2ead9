package io.crema.kernel;

import io.crema.kernel.history.History;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.transport.zmq.ZmqConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A kernel on real sockets, which runs as long as the test does. */
final class ZmqKernel implements AutoCloseable {
    private final ZmqConnection connection;
    private final Kernel kernel;

    ZmqKernel(Path connectionFile, Interpreter interpreter) throws IOException {
        connection = ZmqConnection.open(connectionFile, Session.create());
        kernel = new Kernel(
                connection,
                connection.session(),
                CompletableFuture.completedFuture(interpreter),
                new NoDebugger(),
                History.inMemory(),
                KernelOptions.defaults("test"));
        new DaemonThreads("kernel").newThread(this::run).start();
    }

    private void run() {
        try {
            kernel.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Kernel kernel() {
        return kernel;
    }

    /** How many messages it has dropped. */
    long dropped() {
        return connection.dropped();
    }

    @Override
    public void close() {
        connection.close();
        kernel.close();
    }
}
