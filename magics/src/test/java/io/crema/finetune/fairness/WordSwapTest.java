package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordSwapTest {
    private final WordSwap pronouns = WordSwap.heAndShe();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            He likes it.                       | She likes it.
            I asked HIM, and he said no.       | I asked HER, and she said no.
            His dog barked.                    | Her dog barked.
            The red one is his.                | The red one is hers.
            The red one is hers.               | The red one is his.
            We gave it to her.                 | We gave it to him.
            She hurt herself; he's fine        | He hurt himself; she's fine
            She’ll come.                       | He'll come.
            """)
    void swapsEveryFormOfHeAndShe(String text, String swapped) {
        assertEquals(Optional.of(swapped), pronouns.apply(text));
    }

    @Test
    void leavesWordsThatOnlyContainAPronounAlone() {
        assertEquals(Optional.empty(), pronouns.apply("The shepherd, other heroes and this chef."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I saw her yesterday.", "Her dog barked.", "He gave her\n tea."})
    void leavesATextOutWhereHerMayBeHimOrHis(String text) {
        assertEquals(Optional.empty(), pronouns.apply(text));
    }

    @Test
    void swapsAPairBothWaysAndKeepsTheCase() {
        WordSwap swap = WordSwap.of(Map.of("mother", "father", "Anna", "Karl"));

        assertEquals(Optional.of("My FATHER met mother; Anna, Karl."), swap.apply("My MOTHER met father; Karl, Anna."));
    }

    @Test
    void refusesAWordWithTwoCounterparts() {
        Map<String, String> pairs = Map.of("anna", "Karl", "Anna", "Otto");

        String message = assertThrows(IllegalArgumentException.class, () -> WordSwap.of(pairs))
                .toString();

        assertTrue(message.contains("give each word one counterpart"), message);
    }
}
