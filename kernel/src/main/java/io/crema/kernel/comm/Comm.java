package io.crema.kernel.comm;

import java.util.function.Consumer;

/** One open channel to the front end. Every method may be called from any thread. */
public interface Comm {

    /** What both ends call it. */
    String id();

    /** The name of the other half that it was opened for. */
    String targetName();

    /**
     * Tells the other end.
     *
     * @throws IllegalStateException if the comm is closed
     * @throws IllegalArgumentException if the data holds something that is no JSON
     */
    void send(CommMessage message);

    /** Closes both ends, with a last message. Does nothing if the comm is closed. */
    void close(CommMessage last);

    /** From here on, handles what the other end tells. Replaces the handler before. */
    void onMessage(Consumer<CommMessage> handler);

    /** Handles that the other end closes the comm. Replaces the handler before. */
    void onClose(Consumer<CommMessage> handler);
}
