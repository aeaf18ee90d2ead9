package io.crema.finetune.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DetokenizerTest {

    @Test
    void waitsForTheOtherHalfOfACharacter() {
        var spelled = new Detokenizer(DetokenizerTest::bytes, 'a');

        List<String> pieces = pieces(spelled, "é€𝄞!".getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of("", "é", "", "", "€", "", "", "", "𝄞", "!"), pieces);
        assertEquals("", spelled.rest());
    }

    @Test
    void showsAHalfCharacterOnlyAtTheEnd() {
        var spelled = new Detokenizer(DetokenizerTest::bytes);

        assertEquals(List.of("x", ""), pieces(spelled, new byte[] {'x', (byte) 0xC3}));
        assertEquals("\uFFFD", spelled.rest());
        assertEquals("", spelled.rest());
    }

    @Test
    void spellsATokenAsItStandsBehindThePrompt() {
        var spelled = new Detokenizer(DetokenizerTest::words, 1, 2);

        assertEquals(" w3", spelled.add(3));
        assertEquals(" w4", spelled.add(4));
        assertEquals(" w5", spelled.add(5));
    }

    /** Every byte is a token. */
    private static String bytes(int... ids) {
        byte[] bytes = new byte[ids.length];
        for (int i = 0; i < ids.length; i++) {
            bytes[i] = (byte) ids[i];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Every token is a word, with a space before it unless it is the first. */
    private static String words(int... ids) {
        return Arrays.stream(ids).mapToObj(id -> "w" + id).collect(Collectors.joining(" "));
    }

    private static List<String> pieces(Detokenizer spelled, byte[] bytes) {
        List<String> pieces = new ArrayList<>();
        for (byte each : bytes) {
            pieces.add(spelled.add(each));
        }
        return pieces;
    }
}
