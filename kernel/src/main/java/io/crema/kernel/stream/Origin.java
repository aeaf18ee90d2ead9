package io.crema.kernel.stream;

import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.Header;
import io.crema.kernel.protocol.Message;

/** One run of one cell: what its outputs belong to. Two runs are never equal. */
public final class Origin {
    private final Message<Execute.Request> request;

    public Origin(Message<Execute.Request> request) {
        this.request = request;
    }

    public Message<Execute.Request> request() {
        return request;
    }

    /** The parent of every output. */
    public Header header() {
        return request.header();
    }

    /** Whether its outputs are not to be seen. */
    public boolean silent() {
        return request.content().silent();
    }
}
