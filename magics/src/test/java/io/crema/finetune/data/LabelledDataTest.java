package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LabelledDataTest {
    private static Table people() {
        return Table.create(
                "people",
                StringColumn.create("body", "fine", "awful", "good", "so so"),
                LongColumn.create("stars", 5, 1, 5, 3),
                StringColumn.create("gender", "f", "", "m", "f"));
    }

    @Test
    void namesTheColumnsThatHaveAPart() {
        LabelledData data =
                LabelledData.of(people()).text("body").label("stars").group("gender");

        assertEquals("people: 4 rows; text: body; label: stars (1, 3, 5); groups: gender", data.toString());
        assertEquals(List.of("fine", "awful", "good", "so so"), data.texts());
        assertEquals(List.of("body", "stars", "gender"), data.roles().columns());
    }

    @Test
    void numbersLabelsByTheirSortedNames() {
        LabelledData data = LabelledData.of(people()).text("body").label("stars");

        assertEquals(List.of("1", "3", "5"), data.labels());
        assertArrayEquals(new int[] {2, 0, 2, 1}, data.labelIndices());
        assertEquals("3", data.label(3));
    }

    @Test
    void keepsTheLabelNumbersWhenALabelIsNoLongerThere() {
        LabelledData data = Tables.labelled("a", "b", "c").select(2, 1);

        assertEquals(List.of("a", "b", "c"), data.labels());
        assertArrayEquals(new int[] {2, 1}, data.labelIndices());
    }

    @Test
    void takesOverAGivenLabelListInItsOrder() {
        LabelledData data = Tables.labelled("a", "b").withLabels(List.of("b", "c", "a"));

        assertArrayEquals(new int[] {2, 0}, data.labelIndices());
    }

    @Test
    void fixesTheLabelListAnewWhereOtherLabelsCome() {
        LabelledData data = Tables.labelled("a", "b", "c");

        LabelledData others = data.with(StringColumn.create("label", "x", "a", "x"));
        LabelledData fewer = data.with(StringColumn.create("label", "b", "b", "c"));

        assertEquals(List.of("a", "x"), others.labels());
        assertArrayEquals(new int[] {1, 0, 1}, others.labelIndices());
        assertEquals(List.of("a", "b", "c"), fewer.labels());
        assertArrayEquals(new int[] {1, 1, 2}, fewer.labelIndices());
    }

    @Test
    void makesTheMissingAGroupOfTheirOwn() {
        String[] groups = LabelledData.of(people()).groups("gender");

        assertArrayEquals(new String[] {"f", "(missing)", "m", "f"}, groups);
    }

    @Test
    void remembersWhichRowsItWasSelectedFrom() {
        LabelledData data =
                Tables.labelled("a", "b", "a", "b", "a").select(4, 3, 1).select(2, 0);

        assertArrayEquals(new int[] {1, 4}, data.sourceRows());
        assertEquals(List.of("text 1", "text 4"), data.texts());
    }

    @Test
    void leavesOutRowsWithoutTextOrLabel() {
        LabelledData data =
                Tables.reviews(new String[] {"good", " ", "nan", "bad", "fine"}, new String[] {"a", "a", "b", "b", ""});

        assertArrayEquals(new int[] {0, 3}, data.dropMissing().sourceRows());
    }

    @Test
    void limitsToTheSameRowsForTheSameSeed() {
        LabelledData data = Tables.counted(50, 50);

        int[] rows = data.limit(10, 7).sourceRows();

        assertEquals(10, rows.length);
        assertArrayEquals(rows, data.limit(10, 7).sourceRows());
        assertFalse(Arrays.equals(rows, data.limit(10, 8).sourceRows()));
        assertArrayEquals(Arrays.stream(rows).distinct().sorted().toArray(), rows);
    }

    @Test
    void isNotChangedByChangingTheTableItWasMadeFrom() {
        Table table = people();
        LabelledData data = LabelledData.of(table);

        table.removeColumns("gender");
        data.table().removeColumns("body");

        assertEquals(List.of("body", "stars", "gender"), data.columns());
    }

    @Test
    void countsLabelsAndMeasuresTexts() {
        DataSummary summary = Tables.reviews(
                        new String[] {"a", "abc", "ab", "abcd", "😀😀😀😀😀"}, new String[] {"x", "y", "x", "x", ""})
                .summary();

        assertEquals(Map.of("x", 3, "y", 1), summary.labelCounts());
        assertEquals(1, summary.missingLabels());
        assertEquals(new DataSummary.Lengths(1, 3, 5, 5), summary.textLengths());
    }

    @Test
    void hashesRolesAndCellsAndNothingElse() {
        LabelledData data = LabelledData.of(people()).text("body").label("stars");
        String hash = data.contentHash();

        // Computed apart: each list and each UTF-8 text with its length before it, as four bytes.
        assertEquals("5554452db356be0ea24156c0dfce4a0310d21bb41ae5c9a25f4a7e6d12c262e7", hash);
        assertEquals(
                hash,
                LabelledData.of(people())
                        .text("body")
                        .label("stars")
                        .withName("other")
                        .contentHash());
        assertNotEquals(hash, data.label("gender").contentHash());
        assertNotEquals(hash, data.select(0, 1, 3, 2).contentHash());
    }
}
