package io.crema.kernel;

import io.crema.kernel.debug.DebugAdapter;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.shell.JShellInterpreter;
import io.crema.kernel.shell.ShellOptions;
import io.crema.kernel.trace.Tracer;
import io.crema.kernel.transport.zmq.ZmqConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Starts a kernel: {@code java -cp ... io.crema.kernel.Main CONNECTION_FILE}. The one place that puts the parts together,
 * and the only one that reads the environment, writes to the terminal or ends the process.
 */
public final class Main {
    private static final int WRONG_USE = 2;
    /** How long whatever runs in the process may delay its end: a front end waits for it. */
    private static final int LAST_MILLIS = 700;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("crema: expected one argument, the connection file, found " + arguments.length
                    + ". Jupyter starts this program by itself: choose the kernel \"Java (Crema)\" in a notebook");
            System.exit(WRONG_USE);
        }
        try (var connection = ZmqConnection.open(Path.of(arguments[0]), Session.create())) {
            serve(connection);
        } catch (IOException e) {
            System.err.println("crema: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void serve(ZmqConnection connection) throws InterruptedException {
        var tracer = new Tracer();
        var interpreter = new FutureTask<>(language(tracer));
        try (var kernel = new Kernel(
                connection, connection.session(), interpreter, new DebugAdapter(tracer, interpreter), options())) {
            System.setOut(kernel.out());
            System.setErr(kernel.err());
            System.setIn(kernel.in());
            new DaemonThreads("crema-start").newThread(interpreter).start();
            kernel.run();
        } finally {
            // A shutdown hook of the user's code, or a thread that cannot be stopped, must not keep a dead kernel
            // alive.
            CompletableFuture.delayedExecutor(LAST_MILLIS, TimeUnit.MILLISECONDS, Main::onNewThread)
                    .execute(() -> Runtime.getRuntime().halt(0));
        }
    }

    /** The language of the cells. It is started on a thread of its own, once the kernel answers. */
    private static Callable<JShellInterpreter> language(Tracer tracer) {
        var options = ShellOptions.of(System.getProperty("java.class.path")).withEnvironment(System.getenv());
        return () -> JShellInterpreter.start(options, tracer);
    }

    private static KernelOptions options() {
        String version = Main.class.getPackage().getImplementationVersion();
        return KernelOptions.defaults(Optional.ofNullable(version).orElse("0"));
    }

    private static void onNewThread(Runnable task) {
        new DaemonThreads("crema-end").newThread(task).start();
    }
}
