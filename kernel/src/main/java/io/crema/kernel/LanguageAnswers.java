package io.crema.kernel;

import io.crema.kernel.InterpreterStart.InterpreterUnavailableException;
import io.crema.kernel.interpreter.Completeness;
import io.crema.kernel.interpreter.Completion;
import io.crema.kernel.interpreter.Inspection;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.protocol.Complete;
import io.crema.kernel.protocol.Inspect;
import io.crema.kernel.protocol.IsComplete;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.ReplyStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers questions about code while a cell may run. An answer that takes too long is given up for an empty one. */
final class LanguageAnswers {
    private static final Logger log = LoggerFactory.getLogger(LanguageAnswers.class);

    private final InterpreterStart interpreter;
    private final ExecutorService threads;
    private final Duration limit;

    /** @param threads gives a thread at once, whatever the others are doing */
    LanguageAnswers(InterpreterStart interpreter, ExecutorService threads, Duration limit) {
        this.interpreter = interpreter;
        this.threads = threads;
        this.limit = limit;
    }

    Complete.Reply complete(Message<Complete.Request> message) throws Exception {
        String code = message.content().code();
        int cursor = CodePoints.toUtf16(code, message.content().cursorPos());
        Completion completion =
                ask(language -> language.complete(code, cursor)).orElseGet(() -> Completion.none(cursor));
        int start = CodePoints.fromUtf16(code, completion.start());
        int end = CodePoints.fromUtf16(code, completion.end());
        List<Complete.Typed> matches = completion.candidates().stream()
                .map(candidate ->
                        new Complete.Typed(start, end, candidate.text(), candidate.kind(), candidate.signature()))
                .toList();
        return new Complete.Reply(matches, start, end);
    }

    Inspect.Reply inspect(Message<Inspect.Request> message) throws Exception {
        Inspect.Request request = message.content();
        int cursor = CodePoints.toUtf16(request.code(), request.cursorPos());
        boolean detailed = request.detailLevel() > 0;
        return ask(language -> language.inspect(request.code(), cursor, detailed))
                .flatMap(Function.identity())
                .map(Inspection::data)
                .map(data -> new Inspect.Reply(ReplyStatus.OK, true, Bundles.data(data), data.metadata()))
                .orElseGet(Inspect.Reply::notFound);
    }

    IsComplete.Reply isComplete(Message<IsComplete.Request> message) throws Exception {
        return ask(language -> language.isComplete(message.content().code()))
                .map(LanguageAnswers::onTheWire)
                .orElseGet(() -> new IsComplete.Reply("unknown"));
    }

    private static IsComplete.Reply onTheWire(Completeness completeness) {
        if (completeness instanceof Completeness.Incomplete incomplete) {
            return new IsComplete.Reply("incomplete", incomplete.indent());
        }
        return new IsComplete.Reply(completeness.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    /** Waits for the interpreter to start, however long that takes, and then for its answer; empty if that takes too long. */
    private <A> Optional<A> ask(Function<Interpreter, A> question)
            throws InterruptedException, InterpreterUnavailableException, ExecutionException {
        Interpreter language = interpreter.await();
        Future<A> answer = threads.submit(() -> question.apply(language));
        try {
            return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            log.warn("no answer about this code within {}", limit, e);
            answer.cancel(true);
            return Optional.empty();
        }
    }
}
