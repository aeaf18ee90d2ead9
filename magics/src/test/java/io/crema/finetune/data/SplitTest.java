package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.image.Augmentation;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SplitTest {
    private static final Split EIGHT_ONE_ONE = Split.stratified(.8, .1, .1);

    @Test
    void givesEachPartItsShareOfEveryLabel() {
        SplitData parts = Tables.counted(100, 50, 10).split(EIGHT_ONE_ONE);

        assertEquals(Map.of("a", 80, "b", 40, "c", 8), parts.train().summary().labelCounts());
        assertEquals(
                Map.of("a", 10, "b", 5, "c", 1), parts.validation().summary().labelCounts());
        assertEquals(Map.of("a", 10, "b", 5, "c", 1), parts.test().summary().labelCounts());
        assertEquals("reviews: 128 train, 16 validation, 16 test (seed 42)", parts.toString());
    }

    @Test
    void knowsItsRowsWhereTheyWereReadAndDividedOnceMore() {
        SplitData parts = Tables.counted(40, 60).split(EIGHT_ONE_ONE);
        SplitData again = Tables.counted(40, 60).split(EIGHT_ONE_ONE);
        SplitData others = Tables.counted(40, 60).split(EIGHT_ONE_ONE.seed(7));

        assertTrue(parts.isTraining(
                again.augmented(new Augmentation(.5, 1, 0, 0, 0)).train()));
        assertTrue(parts.isValidation(again.validation()));
        assertTrue(parts.isTest(again.test()));
        assertFalse(parts.isTest(again.validation()));
        assertFalse(parts.isTest(others.test()));
        assertEquals("validation split of reviews", parts.nameOf(again.validation()));
    }

    @Test
    void putsEveryRowInOnePart() {
        SplitData parts = Tables.counted(37, 23).split(EIGHT_ONE_ONE.seed(5));

        int[] all = sourceRows(parts).sorted().toArray();

        assertArrayEquals(IntStream.range(0, 60).toArray(), all);
    }

    @Test
    void sharesOneLabelListAmongTheParts() {
        SplitData parts = Tables.counted(9, 9, 9).split(EIGHT_ONE_ONE);

        assertEquals(List.of("a", "b", "c"), parts.labels());
        assertEquals(parts.labels(), parts.validation().labels());
        assertEquals(parts.labels(), parts.test().labels());
    }

    @Test
    void drawsTheSameRowsForTheSameSeedOnly() {
        LabelledData data = Tables.counted(40, 60);

        int[] rows = data.split(EIGHT_ONE_ONE.seed(1)).test().sourceRows();

        assertArrayEquals(rows, data.split(EIGHT_ONE_ONE.seed(1)).test().sourceRows());
        assertNotEquals(
                Arrays.toString(rows),
                Arrays.toString(data.split(EIGHT_ONE_ONE.seed(2)).test().sourceRows()));
    }

    @Test
    void drawsTheRowsItAlwaysDrew() {
        assertArrayEquals(
                new int[] {1, 14, 29, 38},
                Tables.counted(20, 20).split(EIGHT_ONE_ONE).test().sourceRows());
    }

    @Test
    void keepsGroupsTogetherNearTheirShares() {
        LabelledData data = grouped(40, 5);

        SplitData parts = data.split(EIGHT_ONE_ONE.groupBy("author"));

        assertEquals(
                40,
                authors(parts.train()).size()
                        + authors(parts.validation()).size()
                        + authors(parts.test()).size());
        assertEquals(160, parts.train().rows(), 10);
        assertEquals(20, parts.validation().rows(), 10);
        assertEquals(20, parts.test().rows(), 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 100})
    void givesEachPartItsShareOfValuesHoweverFewRowsTheyHave(int rowsOfACity) {
        LabelledData data = inCities(1000, rowsOfACity);

        SplitData parts = data.split(EIGHT_ONE_ONE.stratifyBy("city"));

        assertEquals("reviews: 800 train, 100 validation, 100 test (seed 42)", parts.toString());
        assertEquals(Map.of("a", 50, "b", 50), parts.test().summary().labelCounts());
        for (LabelledData part : List.of(parts.train(), parts.validation(), parts.test())) {
            double share = part.rows() / 1000.;
            Map<String, Long> cities = Arrays.stream(part.groups("city"))
                    .collect(Collectors.groupingBy(city -> city, Collectors.counting()));
            cities.forEach((city, rows) ->
                    assertEquals(share * 2 * rowsOfACity, rows, 3, city + " in a part of " + part.rows()));
        }
    }

    @Test
    void drawsOtherRowsByAnotherSeedWhereEveryValueIsARowsOwn() {
        LabelledData data = inCities(100, 1);

        assertNotEquals(
                Arrays.toString(data.split(EIGHT_ONE_ONE.stratifyBy("city").seed(1))
                        .test()
                        .sourceRows()),
                Arrays.toString(data.split(EIGHT_ONE_ONE.stratifyBy("city").seed(2))
                        .test()
                        .sourceRows()));
    }

    @Test
    void dividesByAColumnThatIdentifiesRowsInNoTime() {
        LabelledData data = inCities(100_000, 1);

        SplitData parts =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> data.split(EIGHT_ONE_ONE.stratifyBy("city")));

        assertEquals(80_000, parts.train().rows());
    }

    /** Rows of two labels by turns, with as many rows of each label in a city. */
    private static LabelledData inCities(int rows, int rowsOfACity) {
        return Tables.labelled(IntStream.range(0, rows)
                        .mapToObj(row -> row % 2 == 0 ? "a" : "b")
                        .toArray(String[]::new))
                .with(StringColumn.create(
                        "city", IntStream.range(0, rows).mapToObj(row -> "city " + row / (2 * rowsOfACity))));
    }

    @Test
    void keepsThePublishedTestPart() {
        LabelledData reviews = LabelledData.named("small-fine-foods");

        SplitData parts = reviews.split(Split.keepTest());

        assertArrayEquals(reviews.publishedTestRows(), parts.test().sourceRows());
        assertEquals(3600, parts.train().rows());
        assertEquals(400, parts.validation().rows());
        assertTrue(Arrays.stream(parts.train().sourceRows()).allMatch(row -> row < 4000));
    }

    @Test
    void saysWhatIsWrongWithTheShares() {
        assertMessage(
                "a split needs shares above 0 that add up to 1, not train 0.8, validation 0.1, test 0.2. "
                        + "These add up to 1.1; change one of them by -0.1.",
                () -> Split.stratified(.8, .1, .2));
        assertMessage(
                "a split needs shares above 0 that add up to 1, not train 0.9, validation 0.1, test 0.0. "
                        + "Give each part a share, such as .8, .1 and .1.",
                () -> Split.stratified(.9, .1, 0));
        assertMessage(
                "a split needs shares above 0 that add up to 1, not train NaN, validation 0.1. "
                        + "Give each part a share, such as .9 and .1.",
                () -> Split.keepTest(Double.NaN, .1));
    }

    @Test
    void acceptsSharesThatAddUpToOneButForRounding() {
        assertEquals(.7, Split.stratified(.7, .2, .1).train());
    }

    @Test
    void saysThatALabelIsTooRare() {
        assertMessage(
                "the validation part of reviews would have no row with label \"b\" (rows with it: 2). "
                        + "Every part needs every label: add rows with it, or leave the label out.",
                () -> Tables.counted(20, 2).split(EIGHT_ONE_ONE));
    }

    @Test
    void dividesSetsOfLabelsAndNumbersOfWhichSomeAreRare() {
        LabelledData sets = Tables.labelled(
                IntStream.range(0, 400).mapToObj(SplitTest::labels).toArray(String[]::new));
        LabelledData numbers = Tables.labelled(IntStream.range(0, 400)
                .mapToObj(row -> row == 7 ? "4.5" : String.valueOf(row % 2))
                .toArray(String[]::new));

        for (LabelledData data : List.of(sets, numbers)) {
            SplitData parts = data.split(EIGHT_ONE_ONE);

            assertEquals(400, sourceRows(parts).distinct().count());
            assertEquals(320, parts.train().rows(), 3);
            assertMessage(
                    "label \"%s\" of reviews is too rare to be learned and judged (rows with it: 1, parts: 3)."
                                    .formatted(data == sets ? "even|seven" : "4.5")
                            + " Leave these rows out; or where a row has several labels or a number, learn that:"
                            + " %finetune --multi-label \"|\", or --regression.",
                    parts::checkedForClasses);
        }
    }

    /** Row 8 is the only one with its two labels. */
    private static String labels(int row) {
        return (row % 2 == 0 ? "even" : "odd") + (row % 5 == 0 ? "|five" : "") + (row == 8 ? "|seven" : "");
    }

    @Test
    void saysThatGroupsAreTooLarge() {
        assertMessage(
                "the validation part of reviews would have no row with label \"a\" (rows with it: 20). "
                        + "Every part needs every label: group by a column with smaller groups, or try another seed.",
                () -> grouped(2, 20).split(EIGHT_ONE_ONE.groupBy("author")));
    }

    @Test
    void saysThatThereIsNoTestPartToKeep() {
        assertMessage(
                "reviews has no published test part to keep. " + "Divide all of it with Split.stratified(.8, .1, .1).",
                () -> Tables.counted(20, 20).split(Split.keepTest()));
    }

    @Test
    void saysThatAGroupStraddlesThePublishedTestPart() {
        LabelledData data = LabelledData.of(grouped(4, 5).table(), 12).withName("reviews");

        assertMessage(
                "author \"author 2\" is both in the published test part of reviews and outside it. "
                        + "Leave out groupBy, or divide all rows with Split.stratified(.8, .1, .1).",
                () -> data.split(Split.keepTest().groupBy("author")));
    }

    @Test
    void checksTheDataFirst() {
        assertMessage(
                "column \"label\" of reviews has one label only: \"a\". "
                        + "A classifier needs at least two. Did you mean another of the columns text, label?",
                () -> Tables.counted(20).split(EIGHT_ONE_ONE));
    }

    /** Authors with as many reviews each, whose labels alternate. */
    private static LabelledData grouped(int authors, int reviewsEach) {
        List<String> rows = IntStream.range(0, authors * reviewsEach)
                .mapToObj(row -> "author " + row / reviewsEach)
                .toList();
        return LabelledData.of(Table.create(
                        StringColumn.create("text", rows),
                        StringColumn.create(
                                "label", IntStream.range(0, rows.size()).mapToObj(row -> row % 2 == 0 ? "a" : "b")),
                        StringColumn.create("author", rows)))
                .withName("reviews");
    }

    private static Set<String> authors(LabelledData part) {
        return new HashSet<>(Arrays.asList(part.groups("author")));
    }

    private static IntStream sourceRows(SplitData parts) {
        return Stream.of(parts.train(), parts.validation(), parts.test())
                .flatMapToInt(part -> Arrays.stream(part.sourceRows()));
    }

    private static void assertMessage(String expected, Executable call) {
        assertEquals(expected, assertThrows(DataException.class, call).getMessage());
    }
}
