package io.crema.kernel.debug;

import io.crema.kernel.debug.Arguments.RefusedException;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.trace.StackFrame;
import io.crema.kernel.trace.StoppedThread;
import io.crema.kernel.trace.TracedLanguage;
import io.crema.kernel.trace.TracedLanguage.EvaluationFailedException;
import io.crema.kernel.trace.Tracer;
import io.crema.kernel.trace.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be seen of the thread that is stopped, and of the session's variables. */
final class StoppedViews {
    /** How long code may take that runs so that something can be seen. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Tracer tracer;
    private final Future<? extends TracedLanguage> language;
    private final References references;

    StoppedViews(Tracer tracer, Future<? extends TracedLanguage> language, References references) {
        this.tracer = tracer;
        this.language = language;
        this.references = references;
    }

    Map<String, Object> threads() {
        return Map.of(
                "threads",
                tracer.stopped()
                        .map(thread -> List.of(Map.of("id", thread.id(), "name", thread.name())))
                        .orElse(List.of()));
    }

    Map<String, Object> stackTrace() throws RefusedException {
        List<StackFrame> frames = stopped().frames();
        var described = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < frames.size(); i++) {
            StackFrame frame = frames.get(i);
            described.add(Map.of(
                    "id", i + 1,
                    "name", MethodName.of(frame.method()),
                    "source", Map.of("path", frame.place().source()),
                    "line", frame.place().line(),
                    "column", 1));
        }
        return Map.of("stackFrames", described, "totalFrames", described.size());
    }

    private StoppedThread stopped() throws RefusedException {
        return tracer.stopped().orElseThrow(() -> new RefusedException("no thread is stopped"));
    }

    private StackFrame frame(int id) throws RefusedException {
        List<StackFrame> frames = stopped().frames();
        if (id < 1 || id > frames.size()) {
            throw new RefusedException("the thread that is stopped has no frame " + id);
        }
        return frames.get(id - 1);
    }

    Map<String, Object> scopes(Arguments arguments) throws RefusedException, InterruptedException, ExecutionException {
        List<Variable> locals = frame(arguments.number("frameId")).variables();
        TracedLanguage session = language.get();
        return Map.of(
                "scopes",
                List.of(scope("Locals", () -> views(locals)), scope("Globals", () -> views(session.variables()))));
    }

    private Map<String, Object> scope(String name, Supplier<List<ObjectView>> variables) {
        return Map.of("name", name, "variablesReference", references.add(variables), "expensive", false);
    }

    private static List<ObjectView> views(List<Variable> variables) {
        return variables.stream()
                .map(variable -> new ObjectView(variable.name(), variable.value()))
                .toList();
    }

    Map<String, Object> variables(Arguments arguments)
            throws RefusedException, InterruptedException, ExecutionException, TimeoutException {
        Supplier<List<ObjectView>> children = references.get(arguments.number("variablesReference"));
        return describe(children);
    }

    Map<String, Object> sessionVariables() throws InterruptedException, ExecutionException, TimeoutException {
        TracedLanguage session = language.get();
        return describe(() -> views(session.variables()));
    }

    private Map<String, Object> describe(Supplier<List<ObjectView>> variables)
            throws InterruptedException, ExecutionException, TimeoutException {
        return Map.of(
                "variables",
                atTheStop(
                        () -> variables.get().stream().map(references::describe).toList()));
    }

    /** On the thread that is stopped, whose locks it may take; when none is, on this one. */
    private <T> T atTheStop(Callable<T> view) throws InterruptedException, ExecutionException, TimeoutException {
        Optional<StoppedThread> thread = tracer.stopped();
        if (thread.isPresent()) {
            return thread.get().run(view, LIMIT);
        }
        try {
            return view.call();
        } catch (Exception e) {
            throw new ExecutionException(e);
        }
    }

    /** A variable as a cell would show it. */
    Map<String, Object> rendered(Arguments arguments)
            throws RefusedException, InterruptedException, ExecutionException, TimeoutException {
        String name = arguments.text("variableName");
        Optional<Integer> frame = arguments.optionalNumber("frameId");
        List<Variable> locals = frame.isPresent() && tracer.stopped().isPresent()
                ? frame(frame.get()).variables()
                : List.of();
        TracedLanguage session = language.get();
        Object value = Stream.concat(locals.stream(), session.variables().stream())
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .map(Variable::value)
                .orElse("null");
        DisplayData data = atTheStop(() -> session.render(value));
        var bundle = new LinkedHashMap<String, Object>();
        data.data().forEach((type, content) -> bundle.put(type.value(), content));
        return Map.of("data", bundle, "metadata", data.metadata());
    }

    Map<String, Object> evaluate(Arguments arguments)
            throws RefusedException, InterruptedException, ExecutionException, TimeoutException {
        String expression = arguments.text("expression");
        StackFrame frame = frame(arguments.optionalNumber("frameId").orElse(1));
        TracedLanguage session = language.get();
        try {
            return atTheStop(() -> result(session.evaluate(expression, frame.variables())));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EvaluationFailedException refusal) {
                throw new RefusedException(String.valueOf(refusal.getMessage()));
            }
            throw e;
        }
    }

    private Map<String, Object> result(@Nullable Object value) {
        var view = new ObjectView("", value);
        int reference = view.children().isEmpty() ? 0 : references.add(view::children);
        return Map.of("result", view.text(), "type", view.type(), "variablesReference", reference);
    }
}
