package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PromptDataTest {
    private static final Split SPLIT = Split.stratified(.8, .1, .1);

    private static LabelledData rows(String... completions) {
        String[] questions = IntStream.range(0, completions.length)
                .mapToObj(row -> "question " + row)
                .toArray(String[]::new);
        return LabelledData.of(Table.create(
                        StringColumn.create("question", questions), StringColumn.create("answer", completions)))
                .withName("faq");
    }

    private static PromptData counted(int rows) {
        return PromptData.of(
                rows(IntStream.range(0, rows).mapToObj(row -> "answer " + row).toArray(String[]::new)),
                "question",
                "answer");
    }

    @Test
    void readsTwoColumns() {
        PromptData data = PromptData.of(rows("yes", "no"), "question", "answer");

        assertEquals(List.of("question 0", "question 1"), data.prompts());
        assertEquals(List.of("yes", "no"), data.completions());
        assertEquals("faq: 2 prompts", data.toString());
    }

    @Test
    void givesNothingWhereNoPromptIsNamed() {
        assertEquals(
                List.of("", ""), PromptData.of(rows("yes", "no"), "", "answer").prompts());
    }

    @Test
    void namesTheColumnThatWasMeant() {
        assertMessage(
                "no column \"anser\" in faq (columns: question, answer). Did you mean \"answer\"?",
                () -> PromptData.of(rows("yes"), "question", "anser"));
    }

    @Test
    void dividesTheRowsByTheSeed() {
        PromptSplit parts = counted(50).split(SPLIT);

        assertEquals("faq: 40 train, 5 validation, 5 test (seed 42)", parts.toString());
        List<String> all = new ArrayList<>(parts.train().completions());
        all.addAll(parts.validation().completions());
        all.addAll(parts.test().completions());
        assertEquals(50, all.stream().distinct().count());
        assertEquals(parts, counted(50).split(SPLIT));
        assertNotEquals(parts.train(), counted(50).split(SPLIT.seed(7)).train());
    }

    @Test
    void refusesWhatCannotBeDividedOrLearned() {
        assertMessage(
                "faq cannot be divided so: prompts have neither other columns nor a published test part."
                        + " Divide them with Split.stratified(.8, .1, .1).",
                () -> counted(20).split(SPLIT.groupBy("question")));
        assertMessage(
                "1 of 2 completions of faq are empty or NaN (row 1). Leave these rows out with .dropMissing().",
                () -> PromptData.of(rows("yes", " "), "question", "answer").split(SPLIT));
        assertEquals(
                List.of("yes"),
                PromptData.of(rows("yes", " "), "question", "answer")
                        .dropMissing()
                        .completions());
    }

    @Test
    void hashesWhatItHolds() {
        assertEquals(counted(5).contentHash(), counted(5).contentHash());
        assertNotEquals(counted(5).contentHash(), counted(6).contentHash());
    }

    private static void assertMessage(String expected, Executable call) {
        assertEquals(expected, assertThrows(DataException.class, call).getMessage());
    }
}
