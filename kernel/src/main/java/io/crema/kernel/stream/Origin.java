package io.crema.kernel.stream;

import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.Header;
import io.crema.kernel.protocol.Message;

/** One run of one cell, or one event that a library handles: what outputs belong to. Two of them are never equal. */
public final class Origin {
    private final Message<?> request;
    private final boolean silent;
    private final boolean takesInput;

    private Origin(Message<?> request, boolean silent, boolean takesInput) {
        this.request = request;
        this.silent = silent;
        this.takesInput = takesInput;
    }

    /** A run of a cell. */
    public static Origin ofCell(Message<Execute.Request> request) {
        return new Origin(request, request.content().silent(), request.content().allowStdin());
    }

    /** A message that is no cell. Nobody waits for its questions. */
    public static Origin ofEvent(Message<?> message) {
        return new Origin(message, false, false);
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

    /** Whether the front end can be asked for input. */
    public boolean takesInput() {
        return takesInput;
    }
}
