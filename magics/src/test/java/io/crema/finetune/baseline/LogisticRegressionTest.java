package io.crema.finetune.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    private static final float[][] LINE = {{-2}, {-1}, {1}, {2}};

    @Test
    void agreesWithScikitLearnOnThreeClasses() throws IOException {
        JsonNode golden = Golden.baseline().get("three_classes");
        ObjectMapper json = new ObjectMapper();
        Features features = Features.dense(json.treeToValue(golden.get("features"), double[][].class));
        int[] labels = json.treeToValue(golden.get("labels"), int[].class);
        double[][] expected = json.treeToValue(golden.get("probabilities"), double[][].class);

        LogisticRegression regression =
                LogisticRegression.fit(features, labels, 3, golden.get("c").doubleValue());

        double[][] probabilities = regression.probabilities(features);
        for (int row = 0; row < expected.length; row++) {
            assertArrayEquals(expected[row], probabilities[row], 1e-5, "row " + row);
        }
    }

    @Test
    void isAtThePointWhereTheGradientVanishes() {
        int[] labels = {0, 0, 1, 1};

        double[][] probabilities =
                LogisticRegression.fit(Features.dense(LINE), labels, 2).probabilities(Features.dense(LINE));

        // By symmetry the intercept is 0, and at the optimum w = sum of (label - p) x.
        double weight = Math.log(probabilities[3][1] / probabilities[3][0]) / 2;
        double residuals = 0;
        for (int row = 0; row < labels.length; row++) {
            residuals += (labels[row] - probabilities[row][1]) * LINE[row][0];
        }
        assertEquals(weight, residuals, 1e-5);
        assertEquals(1, probabilities[0][0] + probabilities[0][1], 1e-12);
    }

    @Test
    void saysThatLabelsAndRowsDiffer() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> LogisticRegression.fit(Features.dense(LINE), new int[] {0, 1}, 2));

        assertEquals("needs one label for each row of features, at least one: 4 rows and 2 labels", error.getMessage());
    }

    @Test
    void refusesFeaturesOfAnotherWidth() {
        LogisticRegression regression = LogisticRegression.fit(Features.dense(LINE), new int[] {0, 0, 1, 1}, 2);

        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> regression.probabilities(Features.dense(new double[][] {{1, 2}})));

        assertEquals("fitted on 1 columns, not 2", error.getMessage());
    }
}
