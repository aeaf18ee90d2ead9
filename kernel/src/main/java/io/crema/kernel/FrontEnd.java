package io.crema.kernel;

import io.crema.kernel.comm.CommMessage;
import io.crema.kernel.comm.Comms;
import io.crema.kernel.interpreter.CellInput;
import io.crema.kernel.protocol.Input;
import io.crema.kernel.protocol.MessageType;
import io.crema.kernel.protocol.Stream;
import io.crema.kernel.stream.CellInputStream;
import io.crema.kernel.stream.CellOutputStream;
import io.crema.kernel.stream.CellScope;
import io.crema.kernel.stream.Origin;
import io.crema.kernel.stream.StreamBuffer;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/** What a cell sees of the person before the screen: streams to print to and read from, displays, questions. */
final class FrontEnd {
    private final CellScope scope = new CellScope();
    private final Outbox outbox;
    private final StreamBuffer streams;
    private final FrontEndInput input;
    private final CellInputStream in;
    private final PrintStream out;
    private final PrintStream err;

    /** @param later runs a task when printed text has waited long enough */
    FrontEnd(Outbox outbox, Executor later) {
        this.outbox = outbox;
        streams = new StreamBuffer(
                (origin, name, text) -> outbox.publish(
                        origin == null ? null : origin.header(), Stream.TEXT, new Stream.Text(name, text)),
                later);
        input = new FrontEndInput(outbox, streams, scope);
        in = new CellInputStream(input::ofPresentCell);
        out = print(Stream.Name.STDOUT);
        err = print(Stream.Name.STDERR);
    }

    private PrintStream print(Stream.Name name) {
        return new PrintStream(new CellOutputStream(scope, streams, name), false, StandardCharsets.UTF_8);
    }

    /** From here on, this thread and those that it starts print for this cell. */
    void begin(Origin origin) {
        if (origin.isMain()) {
            in.forget();
            scope.enter(origin);
        } else {
            scope.enterBeside(origin);
        }
    }

    void end() {
        scope.leave();
    }

    /** Runs what prints for this origin, beside the cell that may run. */
    void runBeside(Origin origin, Runnable work) {
        scope.enterBeside(origin);
        try {
            work.run();
        } finally {
            scope.leave();
        }
    }

    FrontEndOutput output(Origin origin, Comms comms) {
        return new FrontEndOutput(outbox, streams, origin, comms, new Payload());
    }

    /** Tells everybody in the name of what the calling thread works for, after all that was printed so far. */
    <C> void publish(MessageType<C> type, C content, CommMessage carried) {
        streams.flush();
        Origin origin = scope.current();
        outbox.publish(origin == null ? null : origin.header(), type, content, carried.metadata(), carried.buffers());
    }

    /** Where the cell of the calling thread asks. */
    CellInput input() {
        return input.ofPresentCell();
    }

    void answered(Input.Reply reply) {
        input.answered(reply);
    }

    /** Ends the wait for input, if a cell waits for any that was interrupted. */
    void interrupt() {
        input.interrupt();
    }

    /** Sends what was printed so far. */
    void flush() {
        streams.flush();
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    InputStream in() {
        return in;
    }
}
