package io.crema.kernel;

import io.crema.kernel.comm.Comm;
import io.crema.kernel.comm.CommMessage;
import java.util.function.Consumer;

/** The kernel's end of one comm. */
final class OpenComm implements Comm {
    private final String id;
    private final String targetName;
    private final OpenComms all;
    private volatile Consumer<CommMessage> messages = message -> {};
    private volatile Consumer<CommMessage> end = message -> {};

    OpenComm(String id, String targetName, OpenComms all) {
        this.id = id;
        this.targetName = targetName;
        this.all = all;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String targetName() {
        return targetName;
    }

    @Override
    public void send(CommMessage message) {
        all.send(this, message);
    }

    @Override
    public void close(CommMessage last) {
        all.close(this, last);
    }

    @Override
    public void onMessage(Consumer<CommMessage> handler) {
        messages = handler;
    }

    @Override
    public void onClose(Consumer<CommMessage> handler) {
        end = handler;
    }

    void received(CommMessage message) {
        messages.accept(message);
    }

    void closed(CommMessage last) {
        end.accept(last);
    }
}
