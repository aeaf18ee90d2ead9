package io.crema.kernel.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePathTest {

    /** Expected values are those of {@code ipykernel.compiler.murmur2_x86}, with ipykernel's own seed. */
    @ParameterizedTest
    @CsvSource({
        "a, 2167009006",
        "ab, 2805137849",
        "abc, 3350977461",
        "abcd, 804720481",
        "int x = 1;, 1721718547",
        "größer als 7, 883732432"
    })
    void hashesAsOtherKernelsDo(String text, long expected) {
        assertEquals(expected, Integer.toUnsignedLong(SourcePath.hash(text.getBytes(UTF_8), 0xC70F6907)));
    }
}
