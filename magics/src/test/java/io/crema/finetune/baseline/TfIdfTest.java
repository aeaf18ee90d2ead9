package io.crema.finetune.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TfIdfTest {
    @Test
    void takesWordsOfTwoCharactersOrMoreInLowerCase() {
        assertEquals(
                List.of("don", "crème", "no_1", "½½", "日本語"),
                new TfIdf(1, false).terms("I don't: Crème no_1 x ½½ 日本語!"));
    }

    @Test
    void addsPairsOfNeighbouringWords() {
        assertEquals(
                List.of("not", "bad", "at", "all", "not bad", "bad at", "at all"),
                new TfIdf(2, false).terms("Not bad at all"));
    }

    @Test
    void weighsARareTermMoreAndScalesRowsToLengthOne() {
        List<String> documents = List.of("tea tea", "tea milk");

        Features features = Vocabulary.of(documents, new TfIdf(1, false)).features(documents);

        double milk = Math.log(3.0 / 2) + 1;
        double length = Math.sqrt(1 + milk * milk);
        double[] onlyMilk = {1, 0};
        double[] onlyTea = {0, 1};
        assertEquals(1, features.dot(0, onlyTea, 0), 1e-12);
        assertEquals(milk / length, features.dot(1, onlyMilk, 0), 1e-12);
        assertEquals(1 / length, features.dot(1, onlyTea, 0), 1e-12);
    }

    @Test
    void leavesOutTermsItNeverSaw() {
        Features features =
                Vocabulary.of(List.of("tea", "milk"), new TfIdf(1, false)).features(List.of("coffee"));

        assertEquals(0, features.dot(0, new double[] {1, 1}, 0));
    }

    @Test
    void refusesTermsOfNoWords() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> new TfIdf(0, false));

        assertEquals("a term has at least 1 word, not 0", error.getMessage());
    }
}
