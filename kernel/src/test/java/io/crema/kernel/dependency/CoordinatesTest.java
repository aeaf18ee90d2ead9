package io.crema.kernel.dependency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {

    @Test
    void readsFromTwoToFiveParts() {
        assertEquals(new Coordinates("g", "a", "jar", "", ""), Coordinates.parse("g:a"));
        assertEquals(new Coordinates("g", "a", "jar", "", "1"), Coordinates.parse("g:a:1"));
        assertEquals(new Coordinates("g", "a", "pom", "", "1"), Coordinates.parse("g:a:pom:1"));
        assertEquals(new Coordinates("g", "a", "jar", "linux", "[1,2)"), Coordinates.parse("g:a:jar:linux:[1,2)"));
    }

    @Test
    void leavesTheVersionOutOfTheKind() {
        assertEquals("g:a", Coordinates.parse("g:a:1").kind());
        assertEquals("g:a:jar:linux", Coordinates.parse("g:a:jar:linux:1").kind());
        assertEquals("g:a:jar:linux:1", Coordinates.parse("g:a:jar:linux:1").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"commons-csv", "g:", "g::1", "g:a:b:c:d:e", "g g:a:1", "https://example.org:a"})
    void refusesWhatNamesNoArtefact(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Coordinates.parse(text));

        assertTrue(refusal.toString().contains("group:artefact:version"), refusal.getMessage());
    }
}
