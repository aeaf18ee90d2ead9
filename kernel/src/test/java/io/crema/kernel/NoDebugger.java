package io.crema.kernel;

import io.crema.kernel.debug.Debugger;
import io.crema.kernel.protocol.Debug;
import java.util.function.Consumer;

/** Refuses every request. */
final class NoDebugger implements Debugger {

    @Override
    public Debug.Reply answer(Debug.Request request) {
        return Debug.Reply.failure(request, "no debugger here");
    }

    @Override
    public void publishTo(Consumer<Debug.Event> events) {}
}
