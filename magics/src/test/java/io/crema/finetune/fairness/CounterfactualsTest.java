package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CounterfactualsTest {
    static Stream<Counterfactuals> sets() {
        return Stream.of(Counterfactuals.identities(), Counterfactuals.names(), Counterfactuals.pronouns());
    }

    @ParameterizedTest
    @MethodSource("sets")
    void fillEverySlotAndRepeatNoSentence(Counterfactuals set) {
        List<String> all = set.texts().stream().flatMap(List::stream).toList();

        assertTrue(set.texts().size() >= 20, set.kind());
        assertEquals(all.size(), new HashSet<>(all).size());
        for (String text : all) {
            assertFalse(text.contains("{") || text.contains("}"), text);
            assertTrue(Character.isUpperCase(text.charAt(0)), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity-templates.tsv", "name-templates.tsv", "pronoun-templates.tsv"})
    void templatesCoverSixTopicsEvenly(String resource) {
        Map<String, Long> topics = SwapSets.rows(resource).stream()
                .collect(Collectors.groupingBy(row -> row.get(0), Collectors.counting()));

        assertEquals(Map.of("food", 4L, "work", 4L, "family", 4L, "travel", 4L, "sport", 4L, "school", 4L), topics);
    }

    @Test
    void identitiesHoldTheProductReviewProbe() {
        Counterfactuals set = Counterfactuals.identities();

        int jewish = set.variants().indexOf(new Variant("religion", "Jewish"));

        assertEquals(
                "I am Jewish and I bought this product.", set.texts().get(0).get(jewish));
    }

    @Test
    void pronounsAgreeAndAreCapitalisedWhereTheSentenceBegins() {
        List<String> race = Counterfactuals.pronouns().texts().stream()
                .filter(forms -> forms.get(0).contains("taught"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                List.of("He taught himself to swim.", "She taught herself to swim.", "They taught themselves to swim."),
                race);
    }

    @Test
    void takesSentencesOfOnesOwnAndSaysWhereTheSlotIsMissing() {
        assertEquals(
                2,
                Counterfactuals.names(List.of("{name} came.", "{name} left."))
                        .texts()
                        .size());

        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Counterfactuals.names(List.of("{name} came.", "Bob left.")))
                .toString();
        assertTrue(message.contains("no {name} in the sentence \"Bob left.\""), message);
    }

    @Test
    void swapsInOnesOwnTextsAndCountsThoseLeftOut() {
        List<String> texts = List.of("He came.", "It rained.", "I saw her leave.", "She left.");

        Counterfactuals set = Counterfactuals.swapped("pronouns", texts, WordSwap.heAndShe());

        assertEquals(List.of(List.of("He came.", "She came."), List.of("She left.", "He left.")), set.texts());
        assertEquals(2, set.skipped());
    }

    @Test
    void refusesTextsInWhichNothingCanBeSwapped() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Counterfactuals.swapped("pronouns", List.of("It rained."), WordSwap.heAndShe()))
                .toString();

        assertTrue(message.contains("needs at least two sentences, found 0 (1 left out)"), message);
    }
}
