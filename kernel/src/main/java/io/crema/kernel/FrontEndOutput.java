package io.crema.kernel;

import io.crema.kernel.comm.Comms;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.interpreter.CellOutput;
import io.crema.kernel.protocol.Display;
import io.crema.kernel.protocol.MessageType;
import io.crema.kernel.protocol.Stream;
import io.crema.kernel.stream.Origin;
import io.crema.kernel.stream.StreamBuffer;
import java.util.Map;
import java.util.UUID;

/** What one run of a cell shows, in order with what it prints. A silent cell shows nothing. */
record FrontEndOutput(Outbox outbox, StreamBuffer streams, Origin origin, Comms comms, Payload payload)
        implements CellOutput {

    @Override
    public String show(DisplayData data) {
        String id = UUID.randomUUID().toString();
        show(id, data);
        return id;
    }

    @Override
    public void show(String displayId, DisplayData data) {
        publish(Display.DATA, displayed(displayId, data));
    }

    @Override
    public void update(String displayId, DisplayData data) {
        publish(Display.UPDATE, displayed(displayId, data));
    }

    @Override
    public void clear(boolean wait) {
        publish(Display.CLEAR, new Display.Clear(wait));
    }

    @Override
    public void print(String text) {
        streams.append(origin, Stream.Name.STDOUT, text);
    }

    @Override
    public void warn(String text) {
        streams.append(origin, Stream.Name.STDERR, text);
    }

    @Override
    public void page(DisplayData data) {
        payload.page(Bundles.data(data));
    }

    @Override
    public void setNextInput(String code, boolean replace) {
        payload.setNextInput(code, replace);
    }

    /** Tells everybody, unless the cell is silent, after all that was printed so far. */
    <C> void publish(MessageType<C> type, C content) {
        streams.flush();
        if (!origin.silent()) {
            outbox.publish(origin.header(), type, content);
        }
    }

    private static Display.Data displayed(String id, DisplayData data) {
        return new Display.Data(Bundles.data(data), data.metadata(), Map.of("display_id", id));
    }
}
