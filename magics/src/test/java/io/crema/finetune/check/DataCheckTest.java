package io.crema.finetune.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.check.DataFinding.Kind;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class DataCheckTest {
    private static final int ROWS = 200;
    private static final String[] GOOD = {
        "lovely", "fresh", "warm", "kind", "bright", "clean", "tasty", "crisp", "rich", "sweet"
    };
    private static final String[] BAD = {
        "awful", "stale", "cold", "rude", "dull", "dirty", "bland", "soggy", "thin", "sour"
    };

    /** Sentences of random words, four of which lean to the label; nothing is wrong with them. */
    private static String[] texts() {
        var random = new SplittableRandom(3);
        return IntStream.range(0, ROWS)
                .mapToObj(row -> Stream.concat(
                                IntStream.range(0, 4).mapToObj(at -> (row % 2 == 0 ? GOOD : BAD)[random.nextInt(10)]),
                                IntStream.range(0, 3).mapToObj(at -> "w" + random.nextInt(400)))
                        .collect(Collectors.joining(" ")))
                .toArray(String[]::new);
    }

    private static String[] labels() {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> row % 2 == 0 ? "good" : "bad")
                .toArray(String[]::new);
    }

    private static LabelledData data(String[] texts, String[] labels) {
        return LabelledData.of(Table.create(StringColumn.create("text", texts), StringColumn.create("label", labels)))
                .withName("meals");
    }

    private static DataFinding only(DataReport report, Kind kind) {
        assertEquals(1, report.findings(kind).size(), report.findings().toString());
        return report.findings(kind).get(0);
    }

    @Test
    void findsNothingInCleanData() {
        DataReport report = DataCheck.of(data(texts(), labels())).run();

        assertTrue(report.isClean(), report.findings().toString());
        assertEquals("meals, 200 rows: nothing found in 7 checks", report.toString());
    }

    @Test
    void findsRowsThatSayTheSameInTwoParts() {
        String[] texts = texts();
        texts[101] = texts[1];
        LabelledData data = data(texts, labels());
        boolean[] isTest = new boolean[ROWS];
        long seed = IntStream.range(0, 50)
                .filter(draw -> {
                    var parts = data.split(Split.stratified(.6, .2, .2).seed(draw));
                    Arrays.fill(isTest, false);
                    Arrays.stream(parts.test().sourceRows()).forEach(row -> isTest[row] = true);
                    return isTest[1] != isTest[101];
                })
                .findFirst()
                .orElseThrow();

        DataReport report = DataCheck.of(data.split(Split.stratified(.6, .2, .2).seed(seed)))
                .run();

        DataFinding across = only(report, Kind.REPEATED_ACROSS_PARTS);
        assertTrue(across.what().startsWith("2 of 200 rows say the same as a row in another part ("), across.what());
        assertEquals(
                List.of(1, 101),
                across.rows().stream().map(DataFinding.Look::row).toList());
        assertEquals(Kind.REPEATED_ACROSS_PARTS, report.findings().get(0).kind(), "the gravest first");
        assertEquals(List.of(), report.findings(Kind.REPEATED), "it was said already");
        assertEquals(
                "1 of 200 rows say what an earlier row says (1 group: equal but for case and blanks).",
                only(DataCheck.of(data).run(), Kind.REPEATED).what());
    }

    @Test
    void findsOneTextWithTwoLabels() {
        String[] texts = texts();
        texts[100] = texts[1];

        DataReport report = DataCheck.of(data(texts, labels())).run();

        assertEquals(
                "2 of 200 rows say the same as another row that has another label (1 group: equal but for case and"
                        + " blanks).",
                only(report, Kind.CONTRADICTORY_LABELS).what());
    }

    @Test
    void findsColumnsThatTellTheLabelNameRowsOrSayNothing() {
        LabelledData data = data(texts(), labels())
                .with(StringColumn.create("stars", IntStream.range(0, ROWS).mapToObj(row -> row % 2 == 0 ? "5" : "1")))
                .with(StringColumn.create("shop", IntStream.range(0, ROWS).mapToObj(row -> "one")))
                .with(StringColumn.create("city", IntStream.range(0, ROWS).mapToObj(row -> "city " + row / 2 % 7)))
                .with(IntColumn.create("number", IntStream.range(0, ROWS).toArray()));

        DataReport report = DataCheck.of(data).run();

        assertEquals(
                "The column \u201cstars\u201d alone tells the label of 100.0 % of 200 rows (95 % interval 98.1 to 100.0 %);"
                        + " the most frequent label is that of 50.0 %.",
                only(report, Kind.LEAKY_COLUMN).what());
        assertEquals(
                "The column \u201cshop\u201d has one value in all 200 rows: one.",
                only(report, Kind.CONSTANT_COLUMN).what());
        assertEquals(
                "The column \u201cnumber\u201d has another value in each of 200 rows.",
                only(report, Kind.IDENTIFIER).what());
        assertEquals(3, report.findings().size(), "a city tells nothing");
        assertEquals(2, DataCheck.of(data.id("number")).run().findings().size());
    }

    @Test
    void findsTheWordThatTellsTheLabel() {
        String[] texts = texts();
        IntStream.range(0, ROWS).filter(row -> row % 2 == 0 && row < 160).forEach(row -> texts[row] += " Rated5");

        DataReport report = DataCheck.of(data(texts, labels())).run();

        assertEquals(
                "The word \u201crated5\u201d alone tells the label \u201cgood\u201d: 80 of 80 rows with the word have it (95 %"
                        + " interval 95.4 to 100.0 %), and 80 of the label's 100 rows have the word.",
                only(report, Kind.TELLTALE_WORD).what());
    }

    @Test
    void findsWhatIsMissingMarkedUpRareAndSmall() {
        String[] texts = texts();
        texts[4] = "";
        texts[5] += "<br />and more &amp; more";
        String[] labels = labels();
        labels[7] = "so-so";
        LabelledData data = data(texts, labels)
                .with(StringColumn.create("sex", IntStream.range(0, ROWS).mapToObj(row -> row < 12 ? "x" : "y")))
                .group("sex");

        DataReport report = DataCheck.of(data).run();

        assertEquals(
                "1 of 200 values in the column \u201ctext\u201d are missing or empty.",
                only(report, Kind.MISSING).what());
        assertEquals(
                "1 of 200 texts have HTML in them, such as <br />.",
                only(report, Kind.MARKUP).what());
        assertEquals(
                "Labels with fewer than 10 of 200 rows: \u201cso-so\u201d 1.",
                only(report, Kind.RARE_LABEL).what());
        assertEquals(
                "1 of 2 groups in \u201csex\u201d have fewer than 30 of 200 rows: x 12.",
                only(report, Kind.SMALL_GROUP).what());
        assertEquals(1, report.findings(Kind.IMBALANCE).size());
    }

    @Test
    void suspectsTheLabelsThatWereFlipped() {
        String[] labels = labels();
        List<Integer> flipped = List.of(20, 61, 90, 133, 170);
        flipped.forEach(row -> labels[row] = row % 2 == 0 ? "bad" : "good");

        DataReport report = DataCheck.of(data(texts(), labels)).run();

        DataFinding suspected = only(report, Kind.SUSPECTED_LABELS);
        List<Integer> named =
                suspected.rows().stream().map(DataFinding.Look::row).toList();
        assertTrue(
                named.size() >= 4 && flipped.containsAll(named),
                suspected.rows().toString());
        assertTrue(suspected.what().startsWith(named.size() + " of 200 labels may be wrong; about "), suspected.what());
    }

    @Test
    void saysHowManyTextsAModelCuts() {
        DataReport report = DataCheck.of(data(texts(), labels()))
                .cutBy(texts -> Tokens.of(texts.stream().map(text -> new int[3]).toArray(int[][]::new)))
                .run();

        assertTrue(report.isClean(), "none is cut");
        assertTrue(report.checked().contains("texts that the model cuts"));
    }

    @Test
    void findsRowsThatMeanTheSame() {
        LabelledData data = data(texts(), labels());
        DataReport report = DataCheck.of(data)
                .embeddedBy(texts -> IntStream.range(0, texts.size())
                        .mapToObj(row -> row == 3 || row == 9 ? paired() : turned(row))
                        .toArray(float[][]::new))
                .run();

        DataFinding same = only(report, Kind.SAME_MEANING);
        assertEquals("1 pairs among 200 rows mean the same to the model without saying the same.", same.what());
        assertEquals(
                List.of(3, 9), same.rows().stream().map(DataFinding.Look::row).toList());
    }

    private static float[] paired() {
        float[] vector = new float[ROWS + 3];
        vector[0] = 2;
        return vector;
    }

    /** Vectors of which no two are near each other: each has an axis of its own. */
    private static float[] turned(int row) {
        float[] vector = new float[ROWS + 3];
        vector[row + 3] = 1;
        return vector;
    }

    @Test
    void endsWhenItIsCancelled() {
        assertThrows(
                CancellationException.class,
                () -> DataCheck.of(data(texts(), labels())).run(() -> true));
    }
}
