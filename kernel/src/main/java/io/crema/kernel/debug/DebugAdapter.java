package io.crema.kernel.debug;

import static java.util.Map.entry;

import io.crema.kernel.debug.Arguments.RefusedException;
import io.crema.kernel.protocol.Debug;
import io.crema.kernel.trace.Resumption;
import io.crema.kernel.trace.SourcePath;
import io.crema.kernel.trace.StopListener;
import io.crema.kernel.trace.StoppedThread;
import io.crema.kernel.trace.TracedLanguage;
import io.crema.kernel.trace.Tracer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The debugger of one session. Nothing of it costs anything until a front end switches it on. */
public final class DebugAdapter implements Debugger, StopListener {
    private static final Logger LOG = LoggerFactory.getLogger(DebugAdapter.class);
    private static final Map<String, Object> NOTHING = Map.of();

    private final AtomicInteger lastEvent = new AtomicInteger();
    private final Map<String, String> sources = new ConcurrentHashMap<>();
    private final References references = new References();
    private final Tracer tracer;
    private final Future<? extends TracedLanguage> language;
    private final StoppedViews views;
    private final Map<String, Command> commands;
    private volatile Consumer<Debug.Event> events = event -> {};

    /** Answers a request with a body. */
    @FunctionalInterface
    private interface Command {
        Map<String, Object> answer(Arguments arguments)
                throws RefusedException, InterruptedException, ExecutionException, TimeoutException;
    }

    /** @param language whose code is debugged; it may still be starting */
    public DebugAdapter(Tracer tracer, Future<? extends TracedLanguage> language) {
        this.tracer = tracer;
        this.language = language;
        views = new StoppedViews(tracer, language, references);
        commands = Map.ofEntries(
                entry("debugInfo", arguments -> info()),
                entry("initialize", arguments -> switchOn()),
                entry("attach", arguments -> NOTHING),
                entry("configurationDone", arguments -> NOTHING),
                entry("dumpCell", this::dumpCell),
                entry("source", this::source),
                entry("setBreakpoints", this::setBreakpoints),
                entry("setExceptionBreakpoints", arguments -> NOTHING),
                entry("modules", arguments -> Map.of("modules", List.of(), "totalModules", 0)),
                entry("threads", arguments -> views.threads()),
                entry("stackTrace", arguments -> views.stackTrace()),
                entry("scopes", views::scopes),
                entry("variables", views::variables),
                entry("inspectVariables", arguments -> views.sessionVariables()),
                entry("richInspectVariables", views::rendered),
                entry("evaluate", views::evaluate),
                entry("pause", arguments -> pause()),
                entry("continue", arguments -> resume(Resumption.CONTINUE)),
                entry("next", arguments -> resume(Resumption.STEP_OVER)),
                entry("stepIn", arguments -> resume(Resumption.STEP_INTO)),
                entry("stepOut", arguments -> resume(Resumption.STEP_OUT)),
                entry("disconnect", arguments -> switchOff()));
    }

    @Override
    public void publishTo(Consumer<Debug.Event> listener) {
        events = listener;
    }

    @Override
    public Debug.Reply answer(Debug.Request request) {
        Command command = commands.get(request.command());
        if (command == null) {
            return Debug.Reply.failure(request, "this debugger knows no request \"" + request.command() + "\"");
        }
        try {
            return Debug.Reply.success(request, command.answer(new Arguments(request)));
        } catch (RefusedException e) {
            return Debug.Reply.failure(request, String.valueOf(e.getMessage()));
        } catch (CancellationException e) {
            LOG.info("{} came too late", request.command(), e);
            return Debug.Reply.failure(request, "the code has gone on");
        } catch (TimeoutException e) {
            LOG.info("{} took too long", request.command(), e);
            return Debug.Reply.failure(
                    request, "the code that this needs to run takes too long. Interrupt the kernel" + " to end it");
        } catch (ExecutionException e) {
            LOG.warn("{} failed", request.command(), e);
            return Debug.Reply.failure(request, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Debug.Reply.failure(request, "the kernel shuts down");
        }
    }

    private Map<String, Object> info() {
        List<Map<String, Object>> breakpoints = tracer.breakpoints().entrySet().stream()
                .<Map<String, Object>>map(source -> Map.of(
                        "source",
                        source.getKey(),
                        "breakpoints",
                        source.getValue().stream()
                                .sorted()
                                .map(line -> Map.of("line", line))
                                .toList()))
                .toList();
        return Map.of(
                "isStarted",
                tracer.isOn(),
                "hashMethod",
                SourcePath.HASH_METHOD,
                "hashSeed",
                SourcePath.SEED,
                "tmpFilePrefix",
                SourcePath.PREFIX,
                "tmpFileSuffix",
                SourcePath.SUFFIX,
                "breakpoints",
                breakpoints,
                "stoppedThreads",
                tracer.stopped().map(StoppedThread::id).map(List::of).orElse(List.of()),
                "richRendering",
                true,
                "exceptionPaths",
                List.of(),
                "copyToGlobals",
                false);
    }

    private Map<String, Object> switchOn() {
        tracer.switchOn(this);
        publish("initialized", NOTHING);
        return Map.of(
                "supportsConfigurationDoneRequest", true,
                "supportsEvaluateForHovers", true,
                "exceptionBreakpointFilters", List.of());
    }

    private Map<String, Object> switchOff() {
        tracer.switchOff();
        references.clear();
        return NOTHING;
    }

    private Map<String, Object> dumpCell(Arguments arguments) throws RefusedException {
        String code = arguments.text("code");
        String path = SourcePath.of(code);
        sources.put(path, code);
        return Map.of("sourcePath", path);
    }

    private Map<String, Object> source(Arguments arguments) throws RefusedException {
        String path = arguments.sourcePath();
        String code = sources.get(path);
        if (code == null) {
            throw new RefusedException("no cell has the path " + path);
        }
        return Map.of("content", code, "mimeType", "text/x-java-source");
    }

    private Map<String, Object> setBreakpoints(Arguments arguments)
            throws RefusedException, InterruptedException, ExecutionException {
        String path = arguments.sourcePath();
        var lines = new LinkedHashSet<>(arguments.lines("breakpoints"));
        tracer.setBreakpoints(path, lines);
        Set<Integer> unreported = lines.isEmpty() || !sources.containsKey(path) ? Set.of() : prepared(path);
        return Map.of(
                "breakpoints",
                lines.stream().map(line -> breakpoint(path, line, unreported)).toList());
    }

    /** The lines of a cell that nothing can stop at until it is run again. */
    private Set<Integer> prepared(String path) throws InterruptedException, ExecutionException {
        String code = sources.getOrDefault(path, "");
        if (!tracer.knows(path)) {
            language.get().retrace(code);
        }
        return language.get().unreported(code);
    }

    /** A line of a text that the front end has not shown yet is taken at its word. */
    private Map<String, Object> breakpoint(String path, int line, Set<Integer> unreported) {
        boolean hasCode =
                !sources.containsKey(path) || CodeLines.of(sources.get(path)).contains(line);
        boolean canStop = hasCode && !unreported.contains(line);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("verified", canStop);
        answer.put("line", line);
        answer.put("source", Map.of("path", path));
        if (!canStop) {
            answer.put(
                    "message",
                    hasCode
                            ? "declared before the debugger was switched on: run this cell again to stop here"
                            : "nothing runs on this line");
        }
        return answer;
    }

    private Map<String, Object> pause() {
        tracer.pause();
        return NOTHING;
    }

    private Map<String, Object> resume(Resumption how) throws RefusedException {
        StoppedThread thread = tracer.stopped().orElseThrow(() -> new RefusedException("no thread is stopped"));
        thread.resume(how);
        return Map.of("allThreadsContinued", false);
    }

    @Override
    public void stopped(StoppedThread thread, Reason reason) {
        references.clear();
        publish(
                "stopped",
                Map.of(
                        "reason", reason.name().toLowerCase(Locale.ROOT),
                        "threadId", thread.id(),
                        "allThreadsStopped", false));
    }

    @Override
    public void continued(StoppedThread thread) {
        references.clear();
        publish("continued", Map.of("threadId", thread.id(), "allThreadsContinued", false));
    }

    private void publish(String event, Map<String, Object> body) {
        events.accept(new Debug.Event(lastEvent.incrementAndGet(), event, body));
    }
}
