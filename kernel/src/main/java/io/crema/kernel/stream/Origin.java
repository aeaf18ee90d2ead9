package io.crema.kernel.stream;

import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.Header;
import io.crema.kernel.protocol.Message;
import java.util.function.BooleanSupplier;

/** One run of one cell, or one event that a library handles: what outputs belong to. Two of them are never equal. */
public final class Origin {
    private final Message<?> request;
    private final boolean silent;
    private final boolean takesInput;
    private final BooleanSupplier stop;

    private Origin(Message<?> request, boolean silent, boolean takesInput, BooleanSupplier stop) {
        this.request = request;
        this.silent = silent;
        this.takesInput = takesInput;
        this.stop = stop;
    }

    /**
     * A run of a cell.
     *
     * @param stop whether it was interrupted
     */
    public static Origin ofCell(Message<Execute.Request> request, BooleanSupplier stop) {
        return new Origin(request, request.content().silent(), request.content().allowStdin(), stop);
    }

    /** A message that is no cell. Nobody waits for its questions. */
    public static Origin ofEvent(Message<?> message) {
        return new Origin(message, false, false, () -> false);
    }

    public Message<?> request() {
        return request;
    }

    /** The parent of every output. */
    public Header header() {
        return request.header();
    }

    /** Whether its outputs are not to be seen. */
    public boolean silent() {
        return silent;
    }

    /** Whether it belongs to the main shell, which is what a person types into. */
    public boolean isMain() {
        return header().subshellId().isEmpty();
    }

    public boolean isInterrupted() {
        return stop.getAsBoolean();
    }

    /** Whether the front end can be asked for input. */
    public boolean takesInput() {
        return takesInput;
    }
}
