package io.crema.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DebugTest {
    private final Debug.Request request = new Debug.Request(7, "setBreakpoints", Map.of("lines", List.of(2)));

    @Test
    void answersUnderTheNumberAndTheCommandOfTheRequest() {
        var answer = Debug.Reply.success(request, Map.of("breakpoints", List.of()));

        assertTrue(answer.success());
        assertEquals("response", answer.type());
        assertEquals(7, answer.requestSeq());
        assertEquals("setBreakpoints", answer.command());
        assertEquals(Map.of("breakpoints", List.of()), answer.body());
    }

    @Test
    void saysWhatWentWrong() {
        var answer = Debug.Reply.failure(request, "no such cell");

        assertFalse(answer.success());
        assertEquals("no such cell", answer.message());
        assertEquals(7, answer.requestSeq());
        assertEquals(Map.of(), answer.body());
    }

    @Test
    void marksAnEventAsOne() {
        var stopped = new Debug.Event(3, "stopped", Map.of("threadId", 1));

        assertEquals("event", stopped.type());
        assertEquals("stopped", stopped.event());
    }
}
