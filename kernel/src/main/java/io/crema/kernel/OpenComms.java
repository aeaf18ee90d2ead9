package io.crema.kernel;

import io.crema.kernel.comm.CommMessage;
import io.crema.kernel.comm.CommTarget;
import io.crema.kernel.comm.Comms;
import io.crema.kernel.protocol.Comm;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.ReplyStatus;
import io.crema.kernel.stream.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The comms that are open, whoever opened them, and the targets that the front end can open one to. */
final class OpenComms implements Comms {
    private static final Logger log = LoggerFactory.getLogger(OpenComms.class);

    private final Map<String, CommTarget> targets = new ConcurrentHashMap<>();
    private final Map<String, OpenComm> open = new ConcurrentHashMap<>();
    private final FrontEnd frontEnd;

    OpenComms(FrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    @Override
    public io.crema.kernel.comm.Comm open(String targetName, CommMessage first) {
        var comm = new OpenComm(UUID.randomUUID().toString(), targetName, this);
        open.put(comm.id(), comm);
        frontEnd.publish(Comm.OPEN, new Comm.Open(comm.id(), targetName, first.data()), first);
        return comm;
    }

    @Override
    public void register(String targetName, CommTarget target) {
        targets.put(targetName, target);
    }

    void send(OpenComm comm, CommMessage message) {
        if (!open.containsKey(comm.id())) {
            throw new IllegalStateException("the comm to " + comm.targetName()
                    + " is closed. Open another one with comms().open(\"" + comm.targetName() + "\", ...)");
        }
        frontEnd.publish(Comm.MESSAGE, new Comm.Data(comm.id(), message.data()), message);
    }

    void close(OpenComm comm, CommMessage last) {
        if (open.remove(comm.id(), comm)) {
            frontEnd.publish(Comm.CLOSE, new Comm.Data(comm.id(), last.data()), last);
        }
    }

    /** The front end has opened a comm. One for which there is no target is closed again, as the protocol says. */
    void opened(Message<Comm.Open> message) {
        Comm.Open wanted = message.content();
        var comm = new OpenComm(wanted.commId(), wanted.targetName(), this);
        open.put(comm.id(), comm);
        CommTarget target = targets.get(wanted.targetName());
        if (target == null) {
            log.warn("the front end opened a comm to {}, which nobody has registered", wanted.targetName());
            handle(message, () -> comm.close(CommMessage.of(Map.of())));
        } else if (!handle(message, () -> target.opened(comm, content(message, wanted.data())))) {
            handle(message, () -> comm.close(CommMessage.of(Map.of())));
        }
    }

    /** The front end tells something. */
    void received(Message<Comm.Data> message) {
        OpenComm comm = open.get(message.content().commId());
        if (comm == null) {
            log.warn(
                    "a message came for the comm {}, which is not open",
                    message.content().commId());
        } else {
            handle(
                    message,
                    () -> comm.received(content(message, message.content().data())));
        }
    }

    /** The front end has closed a comm. */
    void closed(Message<Comm.Data> message) {
        OpenComm comm = open.remove(message.content().commId());
        if (comm != null) {
            handle(message, () -> comm.closed(content(message, message.content().data())));
        }
    }

    Comm.InfoReply info(Comm.InfoRequest request) {
        var comms = new LinkedHashMap<String, Object>();
        open.forEach((id, comm) -> {
            if (request.targetName().isEmpty() || request.targetName().equals(comm.targetName())) {
                comms.put(id, Map.of("target_name", comm.targetName()));
            }
        });
        return new Comm.InfoReply(ReplyStatus.OK, comms);
    }

    /** Runs a library's code; what it throws is printed, as what belongs to the message. */
    private boolean handle(Message<?> message, Runnable handler) {
        try {
            frontEnd.runBeside(Origin.ofEvent(message), handler);
            return true;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            log.warn("the handler of {} failed", message.type().name(), e);
            frontEnd.runBeside(Origin.ofEvent(message), () -> e.printStackTrace(frontEnd.err()));
            return false;
        }
    }

    private static CommMessage content(Message<?> message, Map<String, Object> data) {
        return new CommMessage(data, message.metadata(), message.buffers());
    }
}
