package io.crema.finetune.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The reference is scikit-learn on the same rows: {@code golden/make_baseline.py}. */
class TfIdfLogisticRegressionTest {
    private static final LabelledData REVIEWS = LabelledData.named("small-fine-foods");
    private static final LabelledData TRAIN =
            REVIEWS.select(IntStream.range(0, 4000).toArray());
    private static final LabelledData TEST = REVIEWS.select(REVIEWS.publishedTestRows());

    @Test
    void agreesWithScikitLearnOnItsDefaults() throws IOException {
        assertAgrees(TfIdfLogisticRegression.withDefaults(), Golden.baseline().get("defaults"));
    }

    @Test
    void agreesWithScikitLearnOnPairsOfWordsAndLogarithmicCounts() throws IOException {
        assertAgrees(TfIdfLogisticRegression.strong(), Golden.baseline().get("strong"));
    }

    @Test
    void givesTheSameBitsEachTime() {
        SplitData parts = REVIEWS.limit(600, 1).split(Split.stratified(.8, .1, .1));

        double[][] once = TfIdfLogisticRegression.strong()
                .fit(parts.train())
                .probabilities(parts.test().texts());
        double[][] again = TfIdfLogisticRegression.strong()
                .fit(parts.train())
                .probabilities(parts.test().texts());

        assertArrayEquals(once, again);
    }

    private static void assertAgrees(Baseline baseline, JsonNode golden) {
        double[][] probabilities = baseline.fit(TRAIN).probabilities(TEST.texts());

        int[] labels = TEST.labelIndices();
        int agreeing = 0;
        int right = 0;
        double farthest = 0;
        for (int row = 0; row < labels.length; row++) {
            double expected = golden.get("great").get(row).doubleValue();
            int predicted = probabilities[row][0] >= .5 ? 0 : 1;
            agreeing += predicted == (expected >= .5 ? 0 : 1) ? 1 : 0;
            right += predicted == labels[row] ? 1 : 0;
            farthest = Math.max(farthest, Math.abs(probabilities[row][0] - expected));
        }
        assertTrue(agreeing >= 995, "rows that agree: " + agreeing);
        assertEquals(golden.get("accuracy").doubleValue(), right / 1000.0, .003);
        assertTrue(farthest < 1e-4, "farthest probability: " + farthest);
    }
}
