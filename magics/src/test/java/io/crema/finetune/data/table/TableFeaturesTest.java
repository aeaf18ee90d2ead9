package io.crema.finetune.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        assertEquals(Optional.empty(), encoded.remark());
    }

    @Test
    void saysThatACategoryWasNeverSeenWhereNoneWasRare() {
        TableFeatures features = TableFeatures.fit(PURPOSE, List.of("purpose=car", "purpose=tv"));

        TableFeatures.Encoded encoded = features.encode(List.of("purpose=car", "purpose=moon"));

        assertArrayEquals(new float[] {0, 0}, encoded.rows()[1]);
        assertEquals(
                Optional.of("Of 2 rows, some have values that training did not see, which say nothing: purpose in 1."),
                encoded.remark());
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
