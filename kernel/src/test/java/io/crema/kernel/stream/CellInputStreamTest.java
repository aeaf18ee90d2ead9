package io.crema.kernel.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.interpreter.CellInput.InputUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CellInputStreamTest {
    private final Queue<String> typed = new ArrayDeque<>(List.of("ab", "", "é"));
    private final CellInputStream in = new CellInputStream(() -> (prompt, password) -> typed.remove());

    @Test
    void asksForALineWhenNothingIsLeftOfTheOneBefore() throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, UTF_8));

        assertEquals("ab", reader.readLine());
        assertEquals(2, typed.size());
        assertEquals("", reader.readLine());
        assertEquals("é", reader.readLine());
    }

    @Test
    void givesALineInPieces() throws IOException {
        assertEquals('a', in.read());
        assertEquals(2, in.available());
        assertEquals('b', in.read());
        assertEquals('\n', in.read());
        assertEquals(0, in.available());
    }

    @Test
    void forgetsTheRestOfALine() throws IOException {
        assertEquals('a', in.read());

        in.forget();

        assertEquals('\n', in.read());
    }

    @Test
    void saysThatThereIsNoInput() {
        var closed = new CellInputStream(() -> (prompt, password) -> {
            throw new InputUnavailableException();
        });

        var problem = assertThrows(IOException.class, closed::read);
        assertTrue(String.valueOf(problem.getMessage()).contains("takes no input"), problem.getMessage());
    }

    @Test
    void endsTheWaitOfAnInterruptedCell() {
        var interrupted = new CellInputStream(() -> (prompt, password) -> {
            throw new InterruptedException();
        });

        assertThrows(InterruptedIOException.class, interrupted::read);
        assertTrue(Thread.interrupted());
    }
}
