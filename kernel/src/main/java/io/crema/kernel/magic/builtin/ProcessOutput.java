package io.crema.kernel.magic.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What a process writes, handed on while it runs. */
final class ProcessOutput {
    private static final int LONGEST_PIECE = 8192;

    private ProcessOutput() {}

    /** Starts a thread that hands on whatever can be read, until the stream ends. */
    static Thread copy(InputStream stream, Consumer<String> target) {
        var thread = new Thread(() -> copyAll(stream, target), "process output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void copyAll(InputStream stream, Consumer<String> target) {
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            var piece = new char[LONGEST_PIECE];
            int length = reader.read(piece);
            while (length >= 0) {
                target.accept(new String(piece, 0, length));
                length = reader.read(piece);
            }
        } catch (IOException e) {
            target.accept("\n(the rest of the output is lost: " + e.getMessage() + ")\n");
        }
    }
}
