package io.crema.kernel;

import io.crema.kernel.InterpreterStart.InterpreterUnavailableException;
import io.crema.kernel.debug.Debugger;
import io.crema.kernel.history.History;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Comm;
import io.crema.kernel.protocol.Complete;
import io.crema.kernel.protocol.Debug;
import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.Failure;
import io.crema.kernel.protocol.Input;
import io.crema.kernel.protocol.Inspect;
import io.crema.kernel.protocol.Interrupt;
import io.crema.kernel.protocol.IsComplete;
import io.crema.kernel.protocol.KernelInfo;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.MessageType;
import io.crema.kernel.protocol.ReplyStatus;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.protocol.Shutdown;
import io.crema.kernel.protocol.Status;
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

    private final ExecutorService helpers = Executors.newCachedThreadPool(new DaemonThreads("crema-language"));
    /** Takes debug requests one after another: some wait for the code that is being debugged. */
    private final ExecutorService debugging = Executors.newSingleThreadExecutor(new DaemonThreads("crema-debug"));

    private final CellQueue cells = new CellQueue();
    private final Connection connection;
    private final Outbox outbox;
    private final InterpreterStart interpreter;
    private final FrontEnd frontEnd;
    private final Map<String, Route<?>> table;

    /**
     * A kernel that does not listen yet.
     *
     * @param session whose messages it sends
     * @param interpreter the language, or one that is still to come. It stays the caller's to close
     * @param debugger answers debug requests; it is this kernel's alone
     */
    public Kernel(
            Connection connection,
            Session session,
            Future<? extends Interpreter> interpreter,
            Debugger debugger,
            KernelOptions options) {
        this.connection = connection;
        this.interpreter = new InterpreterStart(interpreter);
        outbox = new Outbox(connection, session);
        frontEnd = new FrontEnd(
                outbox,
                CompletableFuture.delayedExecutor(options.streamInterval().toMillis(), TimeUnit.MILLISECONDS, helpers));
        debugger.publishTo(event -> outbox.publish(null, Debug.EVENT, event));
        table = table(debugger, options)
                .collect(Collectors.toUnmodifiableMap(route -> route.type().name(), Function.identity()));
    }

    private Stream<Route<?>> table(Debugger debugger, KernelOptions options) {
        var history = new History();
        var execution = new Cells(interpreter, cells, frontEnd, history);
        var language = new LanguageAnswers(interpreter, helpers, options.languageLimit());
        var past = new HistoryAnswers(history);
        var description = new KernelDescription(options.version());
        return Stream.of(
                new Route<>(Execute.REQUEST, cells, answering(Execute.REPLY, execution::execute)),
                new Route<>(Complete.REQUEST, questions, answering(Complete.REPLY, language::complete)),
                new Route<>(Inspect.REQUEST, questions, answering(Inspect.REPLY, language::inspect)),
                new Route<>(IsComplete.REQUEST, questions, answering(IsComplete.REPLY, language::isComplete)),
                new Route<>(KernelInfo.REQUEST, AT_ONCE, answering(KernelInfo.REPLY, request -> description.reply())),
                new Route<>(
                        io.crema.kernel.protocol.History.REQUEST,
                        AT_ONCE,
                        answering(io.crema.kernel.protocol.History.REPLY, request -> past.answer(request.content()))),
                new Route<>(Comm.INFO_REQUEST, AT_ONCE, answering(Comm.INFO_REPLY, request -> noComms())),
                new Route<>(Comm.OPEN, AT_ONCE, this::refuseComm),
                new Route<>(Interrupt.REQUEST, AT_ONCE, answering(Interrupt.REPLY, request -> interrupt())),
                new Route<>(
                        Debug.REQUEST,
                        debugging,
                        answering(Debug.REPLY, request -> debugger.answer(request.content()))),
                new Route<>(Shutdown.REQUEST, AT_ONCE, this::shutDown),
                new Route<>(Input.REPLY, AT_ONCE, (channel, message) -> frontEnd.answered(message.content())));
    }

    /** What a request is answered with. */
    @FunctionalInterface
    private interface Answer<C, R> {
        R to(Message<C> request) throws Exception;
    }

    /** Busy, answer, what was printed, reply, idle. */
    private <C, R> Route.Handler<C> answering(MessageType<R> type, Answer<C, R> answer) {
        return (channel, request) -> {
            outbox.status(request.header(), Status.State.BUSY);
            try {
                R reply = answer.to(request);
                frontEnd.flush();
                outbox.answer(channel, request, type, reply);
            } catch (Exception e) {
                log.error("{} failed", request.type().name(), e);
                var failure = new Failure.Reply(
                        new Failure.Output(e.getClass().getSimpleName(), String.valueOf(e.getMessage()), List.of()));
                outbox.answer(channel, request, new MessageType<>(type.name(), Failure.Reply.class), failure);
            } finally {
                outbox.status(request.header(), Status.State.IDLE);
            }
        };
    }

    private static Comm.InfoReply noComms() {
        return new Comm.InfoReply(ReplyStatus.OK, Map.of());
    }

    /** Nobody in this kernel has registered a target, and so every comm is closed as soon as it is opened. */
    private void refuseComm(Channel channel, Message<Comm.Open> message) {
        outbox.status(message.header(), Status.State.BUSY);
        outbox.publish(
                message.header(), Comm.CLOSE, new Comm.Data(message.content().commId(), Map.of()));
        outbox.status(message.header(), Status.State.IDLE);
    }

    private Interrupt.Reply interrupt() throws InterruptedException, InterpreterUnavailableException {
        cells.abortWaiting();
        // The language may need a while to stop what runs, and a shutdown must get through meanwhile.
        Optional<Interpreter> running = interpreter.ifRunning();
        running.ifPresent(language -> helpers.execute(language::interrupt));
        frontEnd.interrupt();
        return new Interrupt.Reply(ReplyStatus.OK);
    }

    private void shutDown(Channel channel, Message<Shutdown.Request> message) {
        answering(
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
        if (route == null) {
            log.warn("nobody handles {}", message.type().name());
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

    /** Ends the kernel's threads, as far as what they run lets them end. */
    @Override
    public void close() {
        cells.close();
        questions.shutdownNow();
        debugging.shutdownNow();
        helpers.shutdownNow();
    }
}
