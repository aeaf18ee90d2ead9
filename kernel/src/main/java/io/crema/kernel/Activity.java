package io.crema.kernel;

import io.crema.kernel.protocol.Header;
import io.crema.kernel.protocol.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells everybody what the kernel is doing. Front ends show the status that came last, whatever request it belongs to:
 * when a completion ends while a cell runs, they would show an idle kernel. So whoever is idle first is followed by a
 * repeated busy of what still runs.
 */
final class Activity {
    private final Outbox outbox;
    private final List<Header> running = new ArrayList<>();

    Activity(Outbox outbox) {
        this.outbox = outbox;
    }

    synchronized void begin(Header request) {
        running.add(request);
        outbox.status(request, Status.State.BUSY);
    }

    synchronized void end(Header request) {
        running.remove(request);
        outbox.status(request, Status.State.IDLE);
        if (!running.isEmpty()) {
            outbox.status(running.get(0), Status.State.BUSY);
        }
    }
}
