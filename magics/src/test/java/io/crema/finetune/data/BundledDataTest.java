package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.table.Columns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundledDataTest {
    @Test
    void readsTheReviewsWithTheirPartsNamed() {
        LabelledData reviews = LabelledData.named("small-fine-foods");

        assertEquals("small-fine-foods: 5,000 rows; text: text; label: label (great, other)", reviews.toString());
        assertEquals(new Roles("text", "", "label", List.of(), "product", Columns.NONE), reviews.roles());
        assertEquals(Map.of("great", 3258, "other", 1742), reviews.summary().labelCounts());
        assertEquals("this stuff is not stuffing its not good at all save your money", reviews.text(0));
    }

    @Test
    void keepsTheQuotesAndTagsOfAReviewAsTheyAre() {
        LabelledData reviews = LabelledData.named("small-fine-foods");

        assertEquals(
                668,
                reviews.texts().stream().filter(text -> text.contains("\"")).count());
        assertEquals(
                1148,
                reviews.texts().stream().filter(text -> text.contains("<br />")).count());
    }

    @Test
    void marksThePublishedTestPart() {
        LabelledData reviews = LabelledData.named("small-fine-foods");

        assertTrue(reviews.hasPublishedTest());
        assertEquals(1000, reviews.publishedTestRows().length);
        assertEquals(4000, reviews.publishedTestRows()[0]);
    }

    @Test
    void isFoundByNameBeforeAFileIsLookedFor() {
        assertEquals(5000, LabelledData.load("small-fine-foods").rows());
    }
}
