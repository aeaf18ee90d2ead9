package io.crema.kernel.debug;

import io.crema.kernel.protocol.Debug;
import java.util.function.Consumer;

/** Answers debug requests. */
public interface Debugger {

    /** Answers; what goes wrong is an answer as well. It may wait for the code that is being debugged. */
    Debug.Reply answer(Debug.Request request);

    /** Says who tells the front ends of what happens; called once, before any request. */
    void publishTo(Consumer<Debug.Event> events);
}
