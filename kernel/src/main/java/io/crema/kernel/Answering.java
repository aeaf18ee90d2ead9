package io.crema.kernel;

import io.crema.kernel.Shells.UnknownSubshellException;
import io.crema.kernel.protocol.Failure;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.MessageType;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What frames the work on every request: busy, the work, what was printed, the reply, idle. None is done for a subshell that is not there. */
record Answering(Outbox outbox, Activity activity, FrontEnd frontEnd, Shells shells) {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);

    /** What a request is answered with. */
    @FunctionalInterface
    interface Answer<C, R> {
        R to(Message<C> request) throws Exception;
    }

    /** What a message leads to that is not answered. */
    @FunctionalInterface
    interface Event<C> {
        void handle(Message<C> message) throws Exception;
    }

    <C, R> Route.Handler<C> with(MessageType<R> type, Answer<C, R> answer) {
        return with(type, answer, new MessageType<>(type.name(), Failure.Reply.class), Failure.Reply::new);
    }

    /** @param failure the reply, when the answer cannot be given or cannot be written */
    <C, R, F> Route.Handler<C> with(
            MessageType<R> type,
            Answer<C, R> answer,
            MessageType<F> failureType,
            Function<Failure.Output, ? extends F> failure) {
        return (channel, request) -> {
            activity.begin(request.header());
            try {
                shells.of(request.header());
                R reply = answer.to(request);
                frontEnd.flush();
                outbox.answer(channel, request, type, reply);
            } catch (UnknownSubshellException e) {
                log.info("{} refused", request.type().name(), e);
                outbox.answer(channel, request, failureType, failure.apply(output(e)));
            } catch (Exception | Error e) {
                log.error("{} failed", request.type().name(), e);
                outbox.answer(channel, request, failureType, failure.apply(output(e)));
            } finally {
                activity.end(request.header());
            }
        };
    }

    /** Handles what has no reply. */
    <C> Route.Handler<C> silently(Event<C> event) {
        return (channel, message) -> {
            activity.begin(message.header());
            try {
                shells.of(message.header());
                event.handle(message);
                frontEnd.flush();
            } catch (Exception | Error e) {
                log.error("{} failed", message.type().name(), e);
            } finally {
                activity.end(message.header());
            }
        };
    }

    private static Failure.Output output(Throwable thrown) {
        return new Failure.Output(thrown.getClass().getSimpleName(), String.valueOf(thrown.getMessage()), List.of());
    }
}
