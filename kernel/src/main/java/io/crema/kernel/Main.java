package io.crema.kernel;

import io.crema.kernel.debug.DebugAdapter;
import io.crema.kernel.history.History;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.shell.JShellInterpreter;
import io.crema.kernel.shell.ShellOptions;
import io.crema.kernel.trace.Tracer;
import io.crema.kernel.transport.zmq.ZmqConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a kernel: {@code java -cp ... io.crema.kernel.Main CONNECTION_FILE}. The one place that puts the parts together,
 * and the only one that reads the environment, writes to the terminal or ends the process.
 */
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    private static final int WRONG_USE = 2;
    /** How long whatever runs in the process may delay its end: a front end waits for it. */
    private static final int LAST_MILLIS = 700;
    /** How long the steps of a native library may delay it. Jupyter waits for five seconds, and then kills. */
    private static final Duration LAST_STEPS = Duration.ofSeconds(4);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("crema: expected one argument, the connection file, found " + arguments.length
                    + ". Jupyter starts this program by itself: choose the kernel \"Java (Crema)\" in a notebook");
            System.exit(WRONG_USE);
        }
        var tracer = new Tracer();
        var interpreter = new FutureTask<>(language(tracer));
        new DaemonThreads("crema-start").newThread(interpreter).start();
        try (var connection = ZmqConnection.open(Path.of(arguments[0]), Session.create())) {
            serve(connection, tracer, interpreter);
        } catch (IOException e) {
            System.err.println("crema: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void serve(ZmqConnection connection, Tracer tracer, FutureTask<JShellInterpreter> interpreter)
            throws InterruptedException {
        var debugger = new DebugAdapter(tracer, interpreter);
        var kernel = new Kernel(connection, connection.session(), interpreter, debugger, history(), options());
        try {
            System.setOut(kernel.out());
            System.setErr(kernel.err());
            System.setIn(kernel.in());
            kernel.run();
        } finally {
            end(kernel);
        }
    }

    private static void end(Kernel kernel) throws InterruptedException {
        long begin = System.nanoTime();
        kernel.close();
        if (!new NativeWork().awaitEnd(LAST_STEPS.minusNanos(System.nanoTime() - begin))) {
            log.warn("the process ends in the middle of a native library's work");
        }
        // A shutdown hook of the user's code, or a thread that cannot be stopped, must not keep a dead kernel alive.
        CompletableFuture.delayedExecutor(LAST_MILLIS, TimeUnit.MILLISECONDS, Main::onNewThread)
                .execute(() -> Runtime.getRuntime().halt(0));
    }

    /** The language of the cells. It takes the longest to start, so it starts first, on a thread of its own. */
    private static Callable<JShellInterpreter> language(Tracer tracer) {
        var environment = System.getenv();
        return () -> JShellInterpreter.start(ShellOptions.of(environment), tracer);
    }

    /** In the folder where a program keeps what should outlive a restart, by the XDG base directory specification. */
    private static History history() {
        Path home = Path.of(System.getProperty("user.home"), ".local", "state");
        Path state = Stream.of("XDG_STATE_HOME", "LOCALAPPDATA")
                .map(name -> System.getenv().getOrDefault(name, ""))
                .filter(folder -> !folder.isBlank() && Path.of(folder).isAbsolute())
                .findFirst()
                .map(Path::of)
                .orElse(home);
        return History.in(
                state.resolve("crema").resolve("history"),
                problem -> log.warn("the history is not on disk: {}", problem.toString()));
    }

    private static KernelOptions options() {
        String version = Main.class.getPackage().getImplementationVersion();
        return KernelOptions.defaults(Optional.ofNullable(version).orElse("0"));
    }

    private static void onNewThread(Runnable task) {
        new DaemonThreads("crema-end").newThread(task).start();
    }
}
