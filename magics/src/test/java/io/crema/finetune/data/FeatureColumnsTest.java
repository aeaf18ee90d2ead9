package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.data.table.ColumnFinding;
import io.crema.finetune.data.table.Columns;
import io.crema.finetune.data.table.TableFeatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class FeatureColumnsTest {
    private static final Path DATA = Path.of("../notebooks/data");
    private static final int ROWS = 40;

    private static StringColumn words(String name, IntFunction<String> word) {
        return StringColumn.create(name, IntStream.range(0, ROWS).mapToObj(word).toArray(String[]::new));
    }

    private static LabelledData table() {
        return LabelledData.of(Table.create(
                        "rows",
                        IntColumn.create("number", IntStream.range(0, ROWS).toArray()),
                        DoubleColumn.create(
                                "age",
                                IntStream.range(0, ROWS)
                                        .mapToDouble(row -> 20 + row % 7)
                                        .toArray()),
                        words("code", row -> "c" + row),
                        words("income", row -> row % 10 == 3 ? "unknown" : "1,20" + row % 9),
                        words("status", row -> row % 2 == 0 ? "single man" : "single woman"),
                        words("sex", row -> row % 2 == 0 ? "man" : "woman"),
                        words("country", row -> "here"),
                        words("note", row -> ""),
                        words("risk", row -> row % 3 == 0 ? "bad" : "good")))
                .withName("loans");
    }

    @Test
    void takesEveryUsefulColumnOnceTheLabelIsNamed() {
        LabelledData data = table().label("risk").group("sex");

        assertEquals(
                new Columns(List.of("age", "income"), List.of("status")),
                data.roles().features());
        assertEquals(
                "{\"age\":20,\"income\":1200,\"status\":\"single man\"}",
                data.examples().get(0));
        assertEquals(
                "{\"age\":23,\"income\":null,\"status\":\"single woman\"}",
                data.examples().get(3));
    }

    @Test
    void namesWhatIsStrangeAboutColumns() {
        List<String> sentences = FeatureColumns.findings(table().label("risk").group("sex")).stream()
                .map(ColumnFinding::sentence)
                .toList();

        assertEquals(
                List.of(
                        "\u201cnumber\u201d numbers the rows and tells nothing else",
                        "\u201ccode\u201d has 40 different values in 40 rows",
                        "\u201cincome\u201d is kept as text, but 36 of 40 cells are numbers, which are taken as such; the"
                                + " other 4, such as \"unknown\", count as missing",
                        "\u201ccountry\u201d is \"here\" wherever it says anything",
                        "\u201cnote\u201d is empty in every row",
                        "\u201cstatus\u201d tells \u201csex\u201d in 40 of 40 rows, so that a model sees it all the same"),
                sentences);
    }

    @Test
    void takesTheColumnsThatAreNamedAndNoOthers() {
        LabelledData data = table().label("risk")
                .group("sex")
                .features(FeatureColumns.of("sex", "age")
                        .categorical("age", "number")
                        .without("status"));

        assertEquals(
                new Columns(List.of(), List.of("sex", "age", "number")),
                data.roles().features());
    }

    @Test
    void leavesOutOfAllWhatIsExcluded() {
        LabelledData data = table().label("risk").features(FeatureColumns.all().without("status", "sex"));

        assertEquals(
                new Columns(List.of("age", "income"), List.of()), data.roles().features());
    }

    @Test
    void refusesColumnsThatAreNotThereOrLeaveNothing() {
        LabelledData data = table().label("risk");

        assertTrue(assertThrows(DataException.class, () -> data.features(FeatureColumns.of("agee")))
                .hint()
                .endsWith("Did you mean \"age\"?"));
        assertTrue(assertThrows(DataException.class, () -> data.features(FeatureColumns.of("risk")))
                .summary()
                .startsWith("loans has no column that could be a feature"));
    }

    @Test
    void leavesATableWithAColumnToReadToItsUser() {
        LabelledData reviews = table().with(words("body", row -> "the soup was warm on day " + row))
                .label("risk");

        assertFalse(reviews.roles().hasFeatures());
        assertTrue(reviews.text("body").roles().text().equals("body"));
        assertFalse(
                reviews.features(FeatureColumns.all()).roles().features().all().contains("body"));
    }

    @Test
    void saysThatALabelIsRatherANumber() {
        LabelledData penguins = LabelledData.read(DATA.resolve("penguins.csv")).label("body_mass_g");

        assertEquals(
                List.of(
                        "\u201cbody_mass_g\u201d has 94 different numbers, each a class of its own to a classifier; if it"
                                + " is a quantity, learn it as a number: %finetune --regression"),
                FeatureColumns.findings(penguins).stream()
                        .map(ColumnFinding::sentence)
                        .toList());
    }

    @Test
    void hashesOtherFeaturesOtherwise() {
        LabelledData data = table().label("risk");

        assertNotEquals(
                data.contentHash(), data.features(FeatureColumns.of("age")).contentHash());
    }

    @Test
    void makesOfTablesWhatScikitLearnMakesOfThem() throws IOException {
        assertAgrees("penguins", LabelledData.read(DATA.resolve("penguins.csv")).label("species"));
        assertAgrees(
                "german-credit",
                LabelledData.read(DATA.resolve("german-credit.csv"))
                        .label("class")
                        .group("sex"));
    }

    private static void assertAgrees(String name, LabelledData data) throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(Path.of("src/test/resources/golden/table.json").toFile())
                .path(name);
        int[] training =
                IntStream.range(0, data.rows()).filter(row -> row % 5 != 0).toArray();
        List<String> rows = data.examples();

        TableFeatures features =
                TableFeatures.fit(data.roles().features(), data.select(training).examples());
        float[][] numbers =
                features.encode(List.of(rows.get(0), rows.get(3), rows.get(5))).rows();

        List<String> names = new ArrayList<>();
        golden.path("names").forEach(each -> names.add(each.asText()));
        assertEquals(
                names.stream().sorted().toList(),
                features.names().stream().sorted().toList());
        for (int row = 0; row < numbers.length; row++) {
            float[] expected = new float[names.size()];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = (float) golden.path("rows")
                        .path(row)
                        .path(names.indexOf(features.names().get(i)))
                        .asDouble();
            }
            assertArrayEquals(expected, numbers[row], 1e-6f, name + ", row " + row);
        }
    }
}
