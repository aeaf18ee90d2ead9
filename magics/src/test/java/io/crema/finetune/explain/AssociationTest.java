package io.crema.finetune.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.table.TableFeatures.Block;
import io.crema.finetune.metrics.Dependence;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers by scipy 1.17 ({@code chi2_contingency}, {@code f_oneway}, {@code spearmanr}) and the published corrections. */
final class AssociationTest {
    private static final int LEVELS = 6;
    private static final List<Block> COLUMNS = List.of(
            new Block("amount", false, 0, 1),
            new Block("age", false, 1, 2),
            new Block("purpose", true, 2, 2 + LEVELS),
            new Block("job", true, 2 + LEVELS, 2 + 2 * LEVELS));

    @Test
    void takesTheBiasOffCramersV() {
        int[] one = repeated(0, 25, 1, 20, 2, 15);
        int[] other = repeated(0, 20, 1, 5, 0, 4, 1, 16, 0, 6, 1, 9);

        Dependence found = Dependence.ofCategories(one, other);

        assertEquals(.5003447, found.strength(), 1e-6, "uncorrected it is .529");
        assertEquals(2.2486732e-4, found.p(), 1e-9);
    }

    @Test
    void takesTheBiasOffTheCorrelationRatio() {
        double[] numbers = {1, 2, 3, 4, 5, 6, 4, 5, 6, 7, 8, 12, 2, 2, 3, 9, 1, 4};

        Dependence found = Dependence.ofNumberByCategories(numbers, repeated(0, 6, 1, 6, 2, 6));

        assertEquals(.4918251, found.strength(), 1e-6, "uncorrected it is .575");
        assertEquals(.0490118, found.p(), 1e-6);
    }

    @Test
    void correlatesRanks() {
        double[] one = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        Dependence found = ofNumbers(one, 2, 1, 4, 3, 7, 5, 6, 10, 9, 8);

        assertEquals(.8909091, found.strength(), 1e-6);
        assertEquals(5.421442e-4, found.p(), 1e-9);
        assertEquals(new Dependence(1, 0), ofNumbers(one, one));
    }

    @Test
    void knowsNothingOfColumnsThatNeverChange() {
        double[] same = {3, 3, 3, 3};

        assertEquals(0, ofNumbers(new double[] {1, 2, 3, 4}, same).strength());
        assertEquals(0, Dependence.ofNumberByCategories(same, 0, 1, 0, 1).strength());
        assertEquals(
                0, Dependence.ofCategories(new int[] {1, 1, 1, 1}, 0, 1, 0, 1).strength());
        assertEquals(1, ofNumbers(new double[] {1, 2}, 2, 3).p(), "any two rows are in some order");
    }

    @Test
    void doesNotTakeColumnsOfFewRowsForTiedToEachOther() {
        int pairs = 0;
        for (int seed = 0; seed < 300; seed++) {
            pairs += Association.among(independent(20, seed), COLUMNS).size();
        }

        assertTrue(pairs <= 5, pairs + " of 1,800 independent pairs of columns were told of");
    }

    @Test
    void looksForNoPairsOnAHandfulOfRows() {
        float[][] rows = {{1, 1}, {2, 2}, {3, 3}};

        assertEquals(List.of(), Association.among(rows, COLUMNS.subList(0, 2)));
    }

    @Test
    void findsColumnsThatAreTiedTheClosestFirst() {
        float[][] rows = independent(60, 3);
        for (float[] row : rows) {
            row[1] = row[0];
            for (int level = 0; level < LEVELS; level++) {
                row[2 + level] = (int) (row[0] * LEVELS) == level ? 1 : 0;
            }
        }

        List<Association> found = Association.among(rows, COLUMNS);

        assertEquals(
                List.of("age", "purpose", "purpose"),
                List.of(found.get(0).other(), found.get(1).other(), found.get(2).other()));
        assertEquals(Association.Kind.RANKS, found.get(0).kind());
        assertEquals(Association.Kind.RATIO, found.get(1).kind());
        assertEquals(3, found.size(), found::toString);
    }

    private static Dependence ofNumbers(double[] one, double... other) {
        return Dependence.ofRanks(RankCorrelation.of(Lists.of(one), Lists.of(other)), one.length);
    }

    private static float[][] independent(int rows, long seed) {
        var random = new SplittableRandom(seed);
        float[][] numbers = new float[rows][2 + 2 * LEVELS];
        for (float[] row : numbers) {
            row[0] = (float) random.nextDouble();
            row[1] = (float) random.nextDouble();
            row[2 + random.nextInt(LEVELS)] = 1;
            row[2 + LEVELS + random.nextInt(LEVELS)] = 1;
        }
        return numbers;
    }

    /** Each value so many times. */
    private static int[] repeated(int... valuesAndTimes) {
        return IntStream.range(0, valuesAndTimes.length / 2)
                .flatMap(i -> IntStream.generate(() -> valuesAndTimes[2 * i]).limit(valuesAndTimes[2 * i + 1]))
                .toArray();
    }
}
