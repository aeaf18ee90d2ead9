package io.crema.kernel;

import io.crema.kernel.InterpreterStart.InterpreterUnavailableException;
import io.crema.kernel.Shells.UnknownSubshellException;
import io.crema.kernel.debug.Debugger;
import io.crema.kernel.history.History;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Comm;
import io.crema.kernel.protocol.Complete;
import io.crema.kernel.protocol.Debug;
import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.Header;
import io.crema.kernel.protocol.Input;
import io.crema.kernel.protocol.Inspect;
import io.crema.kernel.protocol.Interrupt;
import io.crema.kernel.protocol.IsComplete;
import io.crema.kernel.protocol.KernelInfo;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.ReplyStatus;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.protocol.Shutdown;
import io.crema.kernel.protocol.Status;
import io.crema.kernel.protocol.Subshell;
import io.crema.kernel.transport.Connection;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the clients of one connection until one of them asks it to stop. It answers what needs no language from the
 * first moment on, while the interpreter still starts.
 */
public final class Kernel implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Kernel.class);
    private static final Executor AT_ONCE = Runnable::run;

    private final CountDownLatch stopped = new CountDownLatch(1);
    /** Takes questions about code one after another; each is then answered by one of the helpers. */
    private final ExecutorService questions = Executors.newSingleThreadExecutor(new DaemonThreads("crema-questions"));

    /** Runs the handlers of comms, which a running cell must not keep waiting. */
    private final ExecutorService events = Executors.newSingleThreadExecutor(new DaemonThreads("crema-comms"));

    private final ExecutorService helpers = Executors.newCachedThreadPool(new DaemonThreads("crema-language"));
    /** Takes debug requests one after another: some wait for the code that is being debugged. */
    private final ExecutorService debugging = Executors.newSingleThreadExecutor(new DaemonThreads("crema-debug"));

    private final Shells shells = new Shells();
    private final Connection connection;
    private final Outbox outbox;
    private final InterpreterStart interpreter;
    private final FrontEnd frontEnd;
    private final Answering answering;
    private final Cells cells;
    private final Map<String, Route<?>> table;

    /**
     * A kernel that does not listen yet.
     *
     * @param session whose messages it sends
     * @param interpreter the language, or one that is still to come. It is closed with this kernel
     * @param debugger answers debug requests; it is this kernel's alone
     * @param history where the cells are remembered
     */
    public Kernel(
            Connection connection,
            Session session,
            Future<? extends Interpreter> interpreter,
            Debugger debugger,
            History history,
            KernelOptions options) {
        this.connection = connection;
        this.interpreter = new InterpreterStart(interpreter);
        outbox = new Outbox(connection, session);
        frontEnd = new FrontEnd(
                outbox,
                CompletableFuture.delayedExecutor(options.streamInterval().toMillis(), TimeUnit.MILLISECONDS, helpers));
        answering = new Answering(outbox, new Activity(outbox), frontEnd, shells);
        debugger.publishTo(event -> outbox.publish(null, Debug.EVENT, event));
        var comms = new OpenComms(frontEnd);
        cells = new Cells(this.interpreter, shells, frontEnd, history, comms);
        table = Stream.concat(routes(comms, debugger, history, options), subshellRoutes())
                .collect(Collectors.toUnmodifiableMap(route -> route.type().name(), Function.identity()));
    }

    private Stream<Route<?>> routes(OpenComms comms, Debugger debugger, History history, KernelOptions options) {
        var language = new LanguageAnswers(interpreter, helpers, options.languageLimit());
        var past = new HistoryAnswers(history);
        var description = new KernelDescription(options.version());
        return Stream.of(
                Route.byShell(
                        Execute.REQUEST,
                        shells::lane,
                        answering.with(Execute.REPLY, cells::execute, Execute.REPLY, cells::failed)),
                new Route<>(Complete.REQUEST, questions, answering.with(Complete.REPLY, language::complete)),
                new Route<>(Inspect.REQUEST, questions, answering.with(Inspect.REPLY, language::inspect)),
                new Route<>(IsComplete.REQUEST, questions, answering.with(IsComplete.REPLY, language::isComplete)),
                new Route<>(
                        KernelInfo.REQUEST, AT_ONCE, answering.with(KernelInfo.REPLY, request -> description.reply())),
                new Route<>(
                        io.crema.kernel.protocol.History.REQUEST,
                        helpers,
                        answering.with(
                                io.crema.kernel.protocol.History.REPLY, request -> past.answer(request.content()))),
                new Route<>(
                        Comm.INFO_REQUEST,
                        AT_ONCE,
                        answering.with(Comm.INFO_REPLY, request -> comms.info(request.content()))),
                Route.byShell(Comm.OPEN, this::laneOfEvent, answering.silently(comms::opened)),
                Route.byShell(Comm.MESSAGE, this::laneOfEvent, answering.silently(comms::received)),
                Route.byShell(Comm.CLOSE, this::laneOfEvent, answering.silently(comms::closed)),
                new Route<>(Interrupt.REQUEST, AT_ONCE, answering.with(Interrupt.REPLY, this::interrupt)),
                new Route<>(
                        Debug.REQUEST,
                        debugging,
                        answering.with(Debug.REPLY, request -> debugger.answer(request.content()))),
                new Route<>(Shutdown.REQUEST, AT_ONCE, this::shutDown),
                new Route<>(Input.REPLY, AT_ONCE, (channel, message) -> frontEnd.answered(message.content())));
    }

    private Stream<Route<?>> subshellRoutes() {
        return Stream.of(
                new Route<>(
                        Subshell.CREATE_REQUEST,
                        AT_ONCE,
                        answering.with(
                                Subshell.CREATE_REPLY,
                                request -> new Subshell.CreateReply(ReplyStatus.OK, shells.create()))),
                new Route<>(
                        Subshell.DELETE_REQUEST,
                        AT_ONCE,
                        answering.with(Subshell.DELETE_REPLY, request -> delete(request.content()))),
                new Route<>(
                        Subshell.LIST_REQUEST,
                        AT_ONCE,
                        answering.with(
                                Subshell.LIST_REPLY, request -> new Subshell.ListReply(ReplyStatus.OK, shells.ids()))));
    }

    private Interrupt.Reply interrupt(Message<Interrupt.Request> request)
            throws InterruptedException, InterpreterUnavailableException, UnknownSubshellException {
        stop(shells.of(request.header()));
        return new Interrupt.Reply(ReplyStatus.OK);
    }

    private void stop(CellQueue shell) throws InterruptedException, InterpreterUnavailableException {
        // The language may need a while to stop what runs, and a shutdown must get through meanwhile.
        helpers.execute(cells.interrupt(shell, interpreter.ifRunning()));
        frontEnd.interrupt();
    }

    private Subshell.DeleteReply delete(Subshell.DeleteRequest request)
            throws InterruptedException, InterpreterUnavailableException, UnknownSubshellException {
        CellQueue shell = shells.remove(request.subshellId());
        stop(shell);
        shell.end();
        return new Subshell.DeleteReply(ReplyStatus.OK);
    }

    /** Where what a comm brings is handled. */
    private Executor laneOfEvent(Header message) {
        return shells.lane(message, events);
    }

    private void shutDown(Channel channel, Message<Shutdown.Request> message) {
        answering
                .with(
                        Shutdown.REPLY,
                        (Message<Shutdown.Request> request) -> new Shutdown.Reply(
                                ReplyStatus.OK, request.content().restart()))
                .handle(channel, message);
        stopped.countDown();
    }

    /** Listens, and returns when a client has asked the kernel to stop or the connection was closed. */
    public void run() throws InterruptedException {
        outbox.status(null, Status.State.STARTING);
        for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN)) {
            new DaemonThreads("crema-" + channel)
                    .newThread(() -> listen(channel))
                    .start();
        }
        stopped.await();
    }

    private void listen(Channel channel) {
        try {
            Optional<Message<?>> message = connection.receive(channel);
            while (message.isPresent()) {
                dispatch(channel, message.get());
                message = connection.receive(channel);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private void dispatch(Channel channel, Message<?> message) {
        Route<?> route = table.get(message.type().name());
        // By stdin a client answers and asks for nothing.
        boolean expected = channel != Channel.STDIN || message.type().equals(Input.REPLY);
        if (route == null || !expected) {
            log.warn("nobody handles {} on {}", message.type().name(), channel);
        } else {
            route.dispatch(channel, message);
        }
    }

    /** Where cells print to: to become {@code System.out}. */
    public PrintStream out() {
        return frontEnd.out();
    }

    /** To become {@code System.err}. */
    public PrintStream err() {
        return frontEnd.err();
    }

    /** Where cells read lines that the user types: to become {@code System.in}. */
    public InputStream in() {
        return frontEnd.in();
    }

    /** Interrupts the cells, and ends the kernel's threads, as far as what they run lets them end. */
    @Override
    public void close() {
        new KernelEnd(shells, cells, interpreter, frontEnd, helpers).come();
        shells.close();
        events.shutdownNow();
        questions.shutdownNow();
        debugging.shutdownNow();
        helpers.shutdownNow();
    }
}
