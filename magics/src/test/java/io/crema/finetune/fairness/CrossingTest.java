package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrossingTest {
    @Test
    void drawsMarkedRowsAsOftenAsTheDistributionHasThem() {
        var hypergeometric = new Hypergeometric(60);
        var random = new SplittableRandom(3);
        int draws = 40_000;
        int[] seen = new int[13];

        for (int draw = 0; draw < draws; draw++) {
            seen[hypergeometric.draw(60, 12, 25, random)]++;
        }

        double chiSquare = 0;
        double total = 0;
        for (int marked = 0; marked < seen.length; marked++) {
            double probability = hypergeometric.probability(60, 12, 25, marked);
            total += probability;
            double expected = draws * probability;
            if (expected >= 5) {
                chiSquare += (seen[marked] - expected) * (seen[marked] - expected) / expected;
            }
        }
        assertEquals(1, total, 1e-10);
        assertTrue(chiSquare < 30, "chi-square of about 10 degrees of freedom: " + chiSquare);
    }

    @Test
    void drawsWhatMustBeWhereNothingIsLeftToChance() {
        var hypergeometric = new Hypergeometric(100_000);
        var random = new SplittableRandom(3);

        assertEquals(7, hypergeometric.draw(10, 7, 10, random));
        assertEquals(0, hypergeometric.draw(10, 0, 4, random));
        assertEquals(4, hypergeometric.draw(10, 10, 4, random));
        double sum = 0;
        for (int draw = 0; draw < 2_000; draw++) {
            sum += hypergeometric.draw(100_000, 30_000, 50_000, random);
        }
        assertEquals(15_000, sum / 2_000, 10, "the standard error is 1.6");
    }

    @Test
    void shufflingKeepsHowManyRowsAGroupHasAndHowManyAreSelectedInAll() {
        var random = new SplittableRandom(5);
        int rows = 300;
        int[] truth = random.ints(rows, 0, 2).toArray();
        int[] predicted = random.ints(rows, 0, 2).toArray();
        List<String> groups = new ArrayList<>();
        random.ints(rows, 0, 4).forEach(group -> groups.add("g" + group));
        Decisions decisions = Decisions.of(Predictions.of(List.of("no", "yes"), truth, predicted), "yes");
        Grouping grouping = Grouping.of(List.of(new SensitiveFeature("s", groups)), rows);

        Crossing crossing = Crossing.of(List.of(decisions), grouping, true);
        MetricFrame before = crossing.frames(Undefined.NA).get(0);
        MetricFrame after = crossing.shuffled(Undefined.NA, random).get(0);

        for (int group = 0; group < 4; group++) {
            assertEquals(before.rows(group), after.rows(group));
            assertEquals(
                    before.rate(GroupMetric.TRUE_POSITIVE_RATE, group, .95).rows(),
                    after.rate(GroupMetric.TRUE_POSITIVE_RATE, group, .95).rows(),
                    "groups keep their positives");
        }
        for (GroupMetric metric : GroupMetric.values()) {
            assertEquals(before.overall(metric), after.overall(metric));
        }
        assertTrue(!before.byGroup(GroupMetric.SELECTION_RATE).equals(after.byGroup(GroupMetric.SELECTION_RATE)));
    }
}
