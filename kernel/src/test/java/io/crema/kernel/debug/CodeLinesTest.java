package io.crema.kernel.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CodeLinesTest {
    @Test
    void areThoseOnWhichSomethingRuns() {
        assertEquals(Set.of(1, 4, 7, 9), CodeLines.of("""
                int a = 1; // set
                // nothing
                /* nothing
                */ a++;
                import java.util.*;
                %lsmagic
                if (a > 1) {
                } else {
                    call();
                }
                """));
    }

    @Test
    void doNotHideInTexts() {
        assertEquals(Set.of(1, 3), CodeLines.of("String s = \"\"\"\n  // no comment\n  \"\"\".strip();\n"));
        assertEquals(Set.of(1, 2), CodeLines.of("String s = \"/*\";\nchar c = '\"'; //\n\n"));
        assertEquals(Set.of(), CodeLines.of("/* never closed\nint a;"));
    }
}
