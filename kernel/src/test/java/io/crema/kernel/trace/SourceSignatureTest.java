package io.crema.kernel.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSignatureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I|int",
                "[[J|long[][]",
                "Ljava/lang/String;|java.lang.String",
                "Ljava/util/List<Ljava/lang/String;>;|java.util.List<java.lang.String>",
                "Ljava/util/Map<Ljava/lang/String;[I>;|java.util.Map<java.lang.String, int[]>",
                "Ljava/util/Map$Entry<TK;TV;>;|java.util.Map.Entry<?, ?>",
                "Ljava/util/List<+Ljava/lang/Number;>;|java.util.List<? extends java.lang.Number>",
                "Ljava/util/List<-TT;>;|java.util.List<?>",
                "Ljava/util/List<*>;|java.util.List<?>",
                "TT;|Object",
                "[TT;|Object[]",
                "LOuter<TT;>.Inner;|Outer<?>.Inner"
            })
    void writesTypesAsJavaDoes(String signature, String type) {
        assertEquals(type, SourceSignature.toJava(signature).orElseThrow());
    }

    @Test
    void findsNoNameForAClassWithinAMethod() {
        assertTrue(SourceSignature.toJava("LREPL/$JShell$5$1Local;").isEmpty());
    }
}
