package io.crema.finetune.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.data.LabelledData;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class NearestNeighboursTest {
    private static final float[][] KNOWN = {{1, 0}, {10, 1}, {0, 1}, {1, 10}, {-1, 0}};
    private static final int[] LABELS = {0, 0, 1, 1, 1};

    @Test
    void countsTheLabelsOfTheVectorsWithTheSmallestAngles() {
        NearestNeighbours nearest = NearestNeighbours.fit(KNOWN, LABELS, 2, 3);

        double[][] shares = nearest.probabilities(new float[][] {{100, 2}, {.1f, .2f}, {-5, .1f}});

        assertArrayEquals(new double[] {2 / 3.0, 1 / 3.0}, shares[0], 1e-12);
        assertArrayEquals(new double[] {1 / 3.0, 2 / 3.0}, shares[1], 1e-12);
        assertArrayEquals(new double[] {0, 1}, shares[2], 1e-12);
    }

    /** {@code golden/make_neighbours.py} made the numbers. */
    @Test
    void agreesWithScikitLearn() throws IOException {
        var mapper = new ObjectMapper();
        JsonNode cases = Golden.neighbours().get("cases");

        assertEquals(8, cases.size());
        for (JsonNode one : cases) {
            NearestNeighbours nearest = NearestNeighbours.fit(
                    mapper.convertValue(one.get("known"), float[][].class),
                    mapper.convertValue(one.get("labels"), int[].class),
                    one.get("classes").asInt(),
                    one.get("neighbours").asInt());

            double[][] found = nearest.probabilities(mapper.convertValue(one.get("asked"), float[][].class));

            double[][] expected = mapper.convertValue(one.get("probabilities"), double[][].class);
            for (int row = 0; row < expected.length; row++) {
                assertArrayEquals(expected[row], found[row], 1e-12);
            }
        }
    }

    @Test
    void asksAllWhereThereAreFewer() {
        NearestNeighbours nearest = NearestNeighbours.fit(KNOWN, LABELS, 2, 50);

        assertArrayEquals(new double[] {.4, .6}, nearest.probabilities(new float[][] {{1, 1}})[0], 1e-12);
    }

    @Test
    void refusesVectorsWithoutLabels() {
        assertThrows(IllegalArgumentException.class, () -> NearestNeighbours.fit(KNOWN, new int[3], 2, 3));
    }

    @Test
    void stratifiedRandomDrawsLabelsAsOftenAsTheyWereInTraining() {
        String[] labels = new String[100];
        Arrays.fill(labels, "rare");
        Arrays.fill(labels, 0, 80, "common");
        LabelledData training = LabelledData.of(Table.create(
                "reviews",
                StringColumn.create("text", Collections.nCopies(100, "a text")),
                StringColumn.create("label", labels)));

        double[][] drawn = new StratifiedRandom(3).fit(training).probabilities(Collections.nCopies(5000, "another"));

        double common =
                Arrays.stream(drawn).mapToDouble(row -> row[0]).average().orElseThrow();
        assertEquals(.8, common, .02);
        assertArrayEquals(drawn, new StratifiedRandom(3).fit(training).probabilities(Collections.nCopies(5000, "x")));
    }
}
