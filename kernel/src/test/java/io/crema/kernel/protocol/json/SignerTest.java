package io.crema.kernel.protocol.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignerTest {

    /** RFC 4231, test case 2; the text is split into frames. */
    @Test
    void agreesWithTheTestVectorOfTheStandard() {
        var signer = new Signer("hmac-sha256", "Jefe");

        String signature = signer.sign(List.of("what do ya want ".getBytes(UTF_8), "for nothing?".getBytes(UTF_8)));

        assertEquals("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", signature);
    }

    @Test
    void seesThroughAChangedFrame() {
        var signer = new Signer("hmac-sha256", "secret");
        byte[] signature = signer.sign(List.of("a".getBytes(UTF_8))).getBytes(US_ASCII);

        assertTrue(signer.verify(signature, List.of("a".getBytes(UTF_8))));
        assertFalse(signer.verify(signature, List.of("b".getBytes(UTF_8))));
        assertFalse(signer.verify(new byte[0], List.of("a".getBytes(UTF_8))));
    }

    @Test
    void signsNothingWithoutAKey() {
        var signer = new Signer("hmac-sha256", "");

        assertEquals("", signer.sign(List.of("a".getBytes(UTF_8))));
        assertTrue(signer.verify("whatever".getBytes(UTF_8), List.of("a".getBytes(UTF_8))));
    }

    @Test
    void namesTheSchemeThatItDoesNotKnow() {
        var problem = assertThrows(IllegalArgumentException.class, () -> new Signer("hmac-md5", "secret"));

        assertTrue(String.valueOf(problem.getMessage()).contains("hmac-md5"), problem.getMessage());
    }
}
