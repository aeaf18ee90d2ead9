package io.crema.kernel.stream;

import io.crema.kernel.protocol.Stream;
import java.io.OutputStream;

/**
 * Hands bytes to the buffer in the name of the cell that the writing thread works for. Flushing does nothing: a program
 * that flushes after every line should not send a message for every line.
 */
public final class CellOutputStream extends OutputStream {
    private final CellScope scope;
    private final StreamBuffer buffer;
    private final Stream.Name name;

    public CellOutputStream(CellScope scope, StreamBuffer buffer, Stream.Name name) {
        this.scope = scope;
        this.buffer = buffer;
        this.name = name;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        buffer.append(scope.current(), name, bytes, offset, length);
    }
}
