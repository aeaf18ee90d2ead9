package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CodePointsTest {
    private static final String TEXT = "a😀b";

    @Test
    void countsACharacterBeyondThe16thBitOnce() {
        assertEquals(3, CodePoints.toUtf16(TEXT, 2));
        assertEquals(2, CodePoints.fromUtf16(TEXT, 3));
    }

    @Test
    void bringsInWhatIsOutside() {
        assertEquals(0, CodePoints.toUtf16(TEXT, -1));
        assertEquals(4, CodePoints.toUtf16(TEXT, 9));
        assertEquals(0, CodePoints.fromUtf16(TEXT, -1));
        assertEquals(3, CodePoints.fromUtf16(TEXT, 9));
    }
}
