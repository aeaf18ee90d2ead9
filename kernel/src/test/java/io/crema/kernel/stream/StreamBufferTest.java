package io.crema.kernel.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.protocol.Stream.Name;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamBufferTest {
    private final List<String> sent = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final StreamBuffer buffer =
            new StreamBuffer((origin, name, text) -> sent.add(name + ":" + text), later::add);

    @Test
    void waitsOnceForAllThatIsPrintedMeanwhile() {
        buffer.append(null, Name.STDOUT, "a");
        buffer.append(null, Name.STDOUT, "b");

        assertEquals(List.of(), sent);
        assertEquals(1, later.size());
        later.get(0).run();
        assertEquals(List.of("stdout:ab"), sent);
    }

    @Test
    void sendsAtOnceWhatIsLong() {
        buffer.append(null, Name.STDOUT, "x".repeat(64 * 1024));

        assertEquals(1, sent.size());
    }

    @Test
    void putsACharacterTogetherThatComesInPieces() {
        byte[] bytes = "é😀".getBytes(UTF_8);

        for (int i = 0; i < bytes.length; i++) {
            buffer.append(null, Name.STDOUT, bytes, i, 1);
            buffer.append(null, Name.STDERR, new byte[] {'.'}, 0, 1);
        }

        buffer.flush();
        String out = String.join(
                "", sent.stream().filter(text -> text.startsWith("stdout")).toList());
        assertEquals("é😀", out.replace("stdout:", ""));
    }

    @Test
    void replacesBytesThatAreNoText() {
        buffer.append(null, Name.STDOUT, new byte[] {(byte) 0xff, 'a'}, 0, 2);

        buffer.flush();
        assertEquals(List.of("stdout:\ufffda"), sent);
    }

    @Test
    void doesNotSendAMessagePerLineToAProgramThatKeepsChangingStreams() {
        for (int i = 0; i < 1_000; i++) {
            buffer.append(null, Name.STDOUT, "o");
            buffer.append(null, Name.STDERR, "e");
        }

        buffer.flush();
        assertTrue(sent.size() <= 16, sent.size() + " messages");
        assertEquals(
                2_000,
                sent.stream()
                        .mapToInt(text -> text.length() - "stdout:".length())
                        .sum());
    }
}
