package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;

final class KFoldTest {

    @Test
    void holdsOutEveryRowOnce() {
        FoldedData folds = Tables.counted(53, 24).split(KFold.of(5));

        int[] held = folds.folds().stream()
                .flatMapToInt(fold -> Arrays.stream(fold.test().sourceRows()))
                .sorted()
                .toArray();

        assertArrayEquals(IntStream.range(0, 77).toArray(), held);
    }

    @Test
    void givesEachFoldItsShareOfEveryLabelToARow() {
        FoldedData folds = Tables.counted(53, 24, 9).split(KFold.of(5));

        for (SplitData fold : folds.folds()) {
            var counts = fold.test().summary().labelCounts();
            assertTrue(Math.abs(counts.getOrDefault("a", 0) - 53 / 5.0) < 1, counts.toString());
            assertTrue(Math.abs(counts.getOrDefault("b", 0) - 24 / 5.0) < 1, counts.toString());
            assertTrue(Math.abs(counts.getOrDefault("c", 0) - 9 / 5.0) < 1, counts.toString());
            assertTrue(Math.abs(fold.test().rows() - 86 / 5.0) < 1, counts.toString());
        }
    }

    @Test
    void givesEachFoldItsShareOfAnotherColumnWithinEveryLabel() {
        LabelledData data = Tables.counted(60, 40)
                .with(StringColumn.create(
                        "sex", IntStream.range(0, 100).mapToObj(row -> row % 4 == 0 ? "man" : "woman")));

        FoldedData folds = data.split(KFold.of(5).stratifyBy("sex"));

        for (SplitData fold : folds.folds()) {
            long men =
                    Stream.of(fold.test().groups("sex")).filter("man"::equals).count();
            assertEquals(5, men);
        }
    }

    @Test
    void neverTrainsOnAGroupThatItHoldsOutOrStopsBy() {
        var random = new SplittableRandom(3);
        LabelledData data = Tables.counted(150, 90)
                .with(StringColumn.create(
                        "author", IntStream.range(0, 240).mapToObj(row -> "author " + random.nextInt(60))));

        FoldedData folds = data.split(KFold.of(5).groupBy("author").seed(9));

        for (SplitData fold : folds.folds()) {
            Set<String> seen = new HashSet<>();
            for (LabelledData part : new LabelledData[] {fold.train(), fold.validation(), fold.test()}) {
                Set<String> authors =
                        Set.of(Arrays.stream(part.groups("author")).distinct().toArray(String[]::new));
                assertTrue(authors.stream().noneMatch(seen::contains), "an author in two parts");
                seen.addAll(authors);
            }
            assertEquals(
                    240,
                    fold.train().rows() + fold.validation().rows() + fold.test().rows());
        }
    }

    @Test
    void keepsThePublishedTestOutOfEveryFold() {
        LabelledData foods = LabelledData.named("small-fine-foods");

        FoldedData folds = foods.split(KFold.of(5));

        assertEquals(4_000, folds.rows().rows());
        assertEquals(
                "small-fine-foods: 4,000 rows in 5 folds, 1,000 published test rows in none (seed 42)", folds + "");
        assertTrue(folds.folds().stream().allMatch(fold -> !fold.test().hasPublishedTest()));
    }

    @Test
    void drawsTheSameFoldsForTheSameSeedOnly() {
        LabelledData data = Tables.counted(40, 60);

        assertEquals(
                data.split(KFold.of(4).seed(1)).foldOf(),
                data.split(KFold.of(4).seed(1)).foldOf());
        assertNotEquals(
                data.split(KFold.of(4).seed(1)).foldOf(),
                data.split(KFold.of(4).seed(2)).foldOf());
    }

    @Test
    void foldsQuantitiesAndSetsOfLabels() {
        LabelledData quantities = Tables.labelled(
                IntStream.range(0, 50).mapToObj(row -> row + ".5").toArray(String[]::new));
        LabelledData sets = Tables.labelled(IntStream.range(0, 50)
                .mapToObj(row -> (row % 2 == 0 ? "even" : "odd") + (row % 13 == 0 ? "|unlucky" : ""))
                .toArray(String[]::new));

        for (LabelledData data : List.of(quantities, sets)) {
            FoldedData folds = data.split(KFold.of(5));

            assertEquals(5, folds.folds().size());
            folds.folds().forEach(fold -> assertEquals(10, fold.test().rows()));
        }
    }

    @Test
    void saysWhichLabelIsTooRareAndWhichGroupsAreTooFew() {
        LabelledData rare = Tables.counted(20, 3);
        LabelledData few = Tables.counted(20, 20)
                .with(StringColumn.create("site", IntStream.range(0, 40).mapToObj(row -> "site " + row % 3)));

        assertEquals(
                "a fold of reviews would have no row with label \"b\" (rows with it: 3, folds: 5). Every fold needs every"
                        + " label: ask for fewer folds, or leave the label out.",
                assertThrows(DataException.class, () -> rare.split(KFold.of(5))).getMessage());
        assertEquals(
                "5 folds need as many groups, and column \"site\" of reviews has 3. Ask for fewer folds, or group by"
                        + " another column.",
                assertThrows(DataException.class, () -> few.split(KFold.of(5).groupBy("site")))
                        .getMessage());
        assertThrows(DataException.class, () -> KFold.of(1));
    }

    @Test
    void takesSharesOfTheTrainingRowsThatLieWithinEachOther() {
        SplitData parts = Tables.counted(100, 20).split(Split.stratified(.8, .1, .1));

        int[] quarter = parts.shareOfTraining(.25, 7).train().sourceRows();
        int[] half = parts.shareOfTraining(.5, 7).train().sourceRows();

        assertEquals(24, quarter.length);
        assertEquals(48, half.length);
        Set<Integer> larger = new HashSet<>();
        Arrays.stream(half).forEach(larger::add);
        assertTrue(Arrays.stream(quarter).allMatch(larger::contains), "a larger share has the rows of a smaller");
        assertEquals(2, parts.shareOfTraining(.001, 7).train().rows());
    }
}
