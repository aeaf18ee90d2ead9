package io.crema.kernel.stream;

import io.crema.kernel.interpreter.CellInput;
import io.crema.kernel.interpreter.CellInput.InputUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/** Asks the front end for a line whenever a cell reads and nothing is left of the line before. Never ends. */
public final class CellInputStream extends InputStream {
    private final Supplier<CellInput> input;
    /** What is left of the line that was read last. */
    private volatile byte[] rest = {};

    /** @param input where the cell that the reading thread works for asks its user */
    public CellInputStream(Supplier<CellInput> input) {
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        int count = read(one, 0, 1);
        return count < 1 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /**
     * Reads what is left of the line, its end included, and asks for another line if nothing is.
     *
     * @throws InterruptedIOException if the cell is interrupted while it waits
     * @throws IOException if the front end takes no input
     */
    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        byte[] left = rest.length == 0 ? ask() : rest;
        int count = Math.min(length, left.length);
        System.arraycopy(left, 0, bytes, offset, count);
        rest = Arrays.copyOfRange(left, count, left.length);
        return count;
    }

    @Override
    public int available() {
        return rest.length;
    }

    /** Forgets what is left of the line, so that the next cell does not read it. Does not wait for a reader. */
    public void forget() {
        rest = new byte[0];
    }

    private byte[] ask() throws IOException {
        try {
            return (input.get().readLine("", false) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("interrupted while waiting for input");
            interrupted.initCause(e);
            throw interrupted;
        } catch (InputUnavailableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
