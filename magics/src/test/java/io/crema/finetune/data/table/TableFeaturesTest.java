package io.crema.finetune.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableFeaturesTest {
    private static final Columns AGE = new Columns(List.of("age"), List.of());
    private static final Columns PURPOSE = new Columns(List.of(), List.of("purpose"));

    @Test
    void standardisesByTheRowsThatItWasFittedTo() {
        TableFeatures features = TableFeatures.fit(AGE, List.of("age=1", "age=3"));

        assertEquals(List.of("age"), features.names());
        assertArrayEquals(
                new float[][] {{-1}, {0}, {8}},
                features.encode(List.of("age=1", "age=2", "age=10")).rows());
    }

    @Test
    void putsTheMedianWhereANumberIsMissingAndSaysSo() {
        TableFeatures features = TableFeatures.fit(AGE, List.of("age=0", "age=0", "age=6", "age=NA"));

        float[][] rows = features.encode(List.of("age=6", "age=")).rows();

        assertEquals(List.of("age", "age is missing"), features.names());
        float deviation = (float) Math.sqrt(8);
        assertArrayEquals(new float[] {4 / deviation, 0}, rows[0], 1e-6f);
        assertArrayEquals(new float[] {-2 / deviation, 1}, rows[1], 1e-6f);
    }

    @Test
    void letsRareCategoriesShareAFeatureWithThoseItNeverSaw() {
        List<String> training = IntStream.range(0, 100)
                .mapToObj(row -> "purpose=" + (row < 60 ? "car" : row < 96 ? "" : "boat"))
                .toList();

        TableFeatures features = TableFeatures.fit(PURPOSE, training);
        TableFeatures.Encoded encoded =
                features.encode(List.of("purpose=car", "purpose=NA", "purpose=boat", "purpose=moon"));

        assertEquals(List.of("purpose=(missing)", "purpose=car", "purpose=(other)"), features.names());
        assertArrayEquals(new float[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}, {0, 0, 1}}, encoded.rows());
        assertEquals(List.of(), encoded.remarks());
    }

    @Test
    void givesAnUnseenValueAsTheExampleAndNotAMissingOne() {
        TableFeatures features = TableFeatures.fit(PURPOSE, List.of("purpose=car", "purpose=tv"));

        List<String> remarks =
                features.encode(List.of("purpose=", "purpose=moon")).remarks();

        assertTrue(remarks.get(0).endsWith("purpose in 1 of 2 rows (such as \"moon\")."), remarks::toString);
        assertTrue(remarks.get(1).startsWith("Some values are missing"), remarks::toString);
    }

    @Test
    void saysThatACategoryWasNeverSeenWhereNoneWasRare() {
        TableFeatures features = TableFeatures.fit(PURPOSE, List.of("purpose=car", "purpose=tv"));

        TableFeatures.Encoded encoded = features.encode(List.of("purpose=car", "purpose=moon"));

        assertArrayEquals(new float[] {0, 0}, encoded.rows()[1]);
        assertEquals(
                List.of(
                        "Training did not see some values, which count as none of the known ones: purpose in 1 of 2 rows"
                                + " (such as \"moon\")."),
                encoded.remarks());
    }

    @Test
    void saysWhatIsMissingAndWhatIsNotNamed() {
        Columns columns = new Columns(List.of("age", "income"), List.of("purpose"));
        TableFeatures features =
                TableFeatures.fit(columns, List.of("age=1, income=1, purpose=car", "age=3, income=2, purpose=tv"));

        assertEquals(
                List.of("Some values are missing that no training row lacked; a number counts as the training median, a"
                        + " category as none of the known ones: age in 2 of 3 rows, purpose in 1 of 3 rows."),
                features.encode(List.of(
                                "age=, income=1, purpose=car",
                                "age=2, income=1, purpose=tv",
                                "age=, income=1, purpose="))
                        .remarks());
        assertEquals(
                List.of(
                        "Not all of the model's columns are named in the row; the others count as missing, numbers as the"
                                + " training median: income, purpose."),
                features.encode(List.of("age=2")).remarks());
        assertEquals(
                List.of(),
                features.encode(List.of("age=2, income=3, purpose=car")).remarks());
    }

    @Test
    void saysNothingOfWhatTrainingLackedToo() {
        TableFeatures features = TableFeatures.fit(AGE, List.of("age=1", "age="));

        assertEquals(List.of(), features.encode(List.of("age=")).remarks());
    }

    @Test
    void knowsWhichNumbersAreOfWhichColumnAndTheirMeansOverTheTrainingRows() {
        Columns columns = new Columns(List.of("age"), List.of("purpose"));
        TableFeatures features = TableFeatures.fit(
                columns, List.of("age=1, purpose=car", "age=3, purpose=car", "age=, purpose=car", "age=2, purpose=tv"));

        assertEquals(
                List.of(new TableFeatures.Block("age", false, 0, 2), new TableFeatures.Block("purpose", true, 2, 4)),
                features.blocks());
        assertEquals(List.of(0.0, 0.25, 0.75, 0.25), features.means());
        assertEquals(List.of("2", "(missing)"), features.cells("age=2, purpose="));
    }

    @Test
    void isTheSameToTheBitAfterItWasWritten() throws JsonProcessingException {
        Columns columns = new Columns(List.of("age", "income"), List.of("purpose"));
        List<String> rows = List.of(
                "age=19, income=0.1, purpose=car", "age=33, income=, purpose=tv", "age=71, income=1e7, purpose=");
        TableFeatures fitted = TableFeatures.fit(columns, rows);

        String written = new ObjectMapper().writeValueAsString(fitted.toJson());
        TableFeatures read =
                TableFeatures.fromJson(new ObjectMapper().readTree(written)).orElseThrow();

        assertEquals(fitted.names(), read.names());
        assertEquals(fitted.means(), read.means());
        assertArrayEquals(fitted.encode(rows).rows(), read.encode(rows).rows());
    }

    @Test
    void isNotThereInAnotherModelsSettings() {
        assertEquals(
                Optional.empty(),
                TableFeatures.fromJson(JsonNodeFactory.instance.objectNode().put("do_resize", true)));
    }

    @Test
    void refusesAWordWhereANumberIsExpected() {
        TableFeatures features = TableFeatures.fit(AGE, List.of("age=1", "age=3"));

        String message = assertThrows(IllegalArgumentException.class, () -> features.encode(List.of("age=old")))
                .getMessage();

        assertEquals("age is \"old\", which is no number. Leave it out where it is not known", message);
    }
}
