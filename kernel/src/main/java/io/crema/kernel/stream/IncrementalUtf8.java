package io.crema.kernel.stream;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 that arrives in pieces, a character's bytes perhaps in different ones. Wrong bytes become U+FFFD. */
final class IncrementalUtf8 {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] unfinished = {};

    /** The characters that are whole with these bytes. */
    String decode(byte[] bytes, int offset, int length) {
        ByteBuffer in = ByteBuffer.allocate(unfinished.length + length)
                .put(unfinished)
                .put(bytes, offset, length)
                .flip();
        // A UTF-8 byte gives at most one char; a wrong one gives one replacement.
        CharBuffer out = CharBuffer.allocate(in.remaining());
        decoder.decode(in, out, false);
        unfinished = new byte[in.remaining()];
        in.get(unfinished);
        return out.flip().toString();
    }

    /** Whether a character has begun and not ended. */
    boolean isUnfinished() {
        return unfinished.length > 0;
    }
}
