package io.crema.kernel;

import io.crema.kernel.interpreter.CellInput;
import io.crema.kernel.interpreter.CellInput.InputUnavailableException;
import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Input;
import io.crema.kernel.stream.CellScope;
import io.crema.kernel.stream.Origin;
import io.crema.kernel.stream.StreamBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Asks the front end that asked for a cell. One question at a time; an answer that nobody waits for is dropped. */
final class FrontEndInput {
    private final Outbox outbox;
    private final StreamBuffer streams;
    private final CellScope scope;
    private final ReentrantLock asking = new ReentrantLock(true);
    /** Empty says that a cell was interrupted: perhaps the one that waits. */
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();

    FrontEndInput(Outbox outbox, StreamBuffer streams, CellScope scope) {
        this.outbox = outbox;
        this.streams = streams;
        this.scope = scope;
    }

    /** Asks in the name of the cell that the calling thread works for. */
    CellInput ofPresentCell() {
        Origin origin = scope.current();
        return (prompt, password) -> {
            if (origin == null) {
                throw new InputUnavailableException();
            }
            return ask(origin, new Input.Request(prompt, password));
        };
    }

    private String ask(Origin origin, Input.Request question) throws InterruptedException {
        if (!origin.takesInput()) {
            throw new InputUnavailableException();
        }
        asking.lockInterruptibly();
        try {
            answers.clear();
            // Looked at after the clearing, which may have taken the interrupt's empty answer with it.
            requireRunning(origin);
            streams.flush();
            outbox.answer(Channel.STDIN, origin.request(), Input.REQUEST, question);
            Optional<String> answer = answers.take();
            while (answer.isEmpty()) {
                requireRunning(origin);
                answer = answers.take();
            }
            return answer.get();
        } finally {
            asking.unlock();
        }
    }

    private static void requireRunning(Origin origin) throws InterruptedException {
        if (origin.isInterrupted()) {
            throw new InterruptedException("the cell was interrupted");
        }
    }

    void answered(Input.Reply reply) {
        answers.add(Optional.of(reply.value()));
    }

    /** Ends the wait for an answer, if there is one and its cell was interrupted. */
    void interrupt() {
        answers.add(Optional.empty());
    }
}
