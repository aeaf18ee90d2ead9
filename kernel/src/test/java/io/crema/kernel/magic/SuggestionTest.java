package io.crema.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
    private static final List<String> NAMES = List.of("label", "text", "sentiment", "gender", "macro_f1");

    @ParameterizedTest
    @CsvSource({
        "lable, label",
        "labels, label",
        "LABEL, label",
        "sentimnet, sentiment",
        "sent, sentiment",
        "genre, gender",
        "macro-f1, macro_f1"
    })
    void findsTheNameThatWasMeant(String typed, String meant) {
        assertEquals(Optional.of(meant), Suggestion.closest(typed, NAMES));
        assertEquals(" Did you mean " + meant + "?", Suggestion.didYouMean(typed, NAMES));
    }

    @ParameterizedTest
    @CsvSource({"stars", "x", "''", "completely_else"})
    void keepsQuietWhenNothingIsNear(String typed) {
        assertEquals(Optional.empty(), Suggestion.closest(typed, NAMES));
        assertEquals("", Suggestion.didYouMean(typed, NAMES));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, xabc, 1",
        "kitten, sitting, 3",
        "ca, abc, 3"
    })
    void countsEdits(String a, String b, int distance) {
        assertEquals(distance, Suggestion.distance(a, b));
        assertEquals(distance, Suggestion.distance(b, a));
    }

    @Test
    void prefersTheFirstInTheAlphabetOfTwoAsNear() {
        assertEquals(Optional.of("cat"), Suggestion.closest("caz", List.of("cax", "cat")));
    }
}
