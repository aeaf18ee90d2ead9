package io.crema.finetune.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.data.LabelledData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableLogisticRegressionTest {
    private static final Path DATA = Path.of("../notebooks/data");

    @Test
    void saysOfRowsWhatScikitLearnSays() throws IOException {
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
                .path(name)
                .path("probabilities");
        LabelledData training = data.select(rows(data, false));
        LabelledData kept = data.select(rows(data, true));

        double[][] probabilities = new TableLogisticRegression().fit(training).probabilities(kept.examples());

        for (int row = 0; row < probabilities.length; row++) {
            double[] expected = new double[data.labels().size()];
            for (int label = 0; label < expected.length; label++) {
                expected[label] = golden.path(row).path(label).asDouble();
            }
            assertArrayEquals(expected, probabilities[row], 1e-4, name + ", row " + row);
        }
    }

    private static int[] rows(LabelledData data, boolean kept) {
        return IntStream.range(0, data.rows())
                .filter(row -> (row % 5 == 0) == kept)
                .toArray();
    }
}
