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
import java.util.function.BooleanSupplier;

/** Asks the front end that asked for a cell. One question at a time; an answer that nobody waits for is dropped. */
final class FrontEndInput {
    private final Outbox outbox;
    private final StreamBuffer streams;
    private final CellScope scope;
    private final BooleanSupplier interrupted;
    private final ReentrantLock asking = new ReentrantLock(true);
    /** Empty says that the cell was interrupted. */
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();

    /** @param interrupted whether the cell that runs was interrupted */
    FrontEndInput(Outbox outbox, StreamBuffer streams, CellScope scope, BooleanSupplier interrupted) {
        this.outbox = outbox;
        this.streams = streams;
        this.scope = scope;
        this.interrupted = interrupted;
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
            if (interrupted.getAsBoolean()) {
                throw new InterruptedException("the cell was interrupted");
            }
            streams.flush();
            outbox.answer(Channel.STDIN, origin.request(), Input.REQUEST, question);
            return answers.take().orElseThrow(() -> new InterruptedException("the cell was interrupted"));
        } finally {
            asking.unlock();
        }
    }

    void answered(Input.Reply reply) {
        answers.add(Optional.of(reply.value()));
    }

    /** Ends the wait for an answer, if there is one. */
    void interrupt() {
        answers.add(Optional.empty());
    }
}
