package io.crema.finetune.explain;

import io.crema.finetune.metrics.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How much a model's score on rows falls when one column's values are mixed up among the rows (Breiman 2001; Fisher, Rudin
 * and Dominici 2019, arXiv:1801.01489). It says what the model uses, not what causes the outcome; columns that say the
 * same stand in for each other and share it.
 *
 * @param score of the model on the rows as they are
 * @param columns in the order of their importance, the greatest first
 * @param repeats how often each column was mixed
 * @param seed of the orders, by {@link SplittableRandom}
 */
public record PermutationImportance(
        String metric, double score, List<Column> columns, int rows, int repeats, long seed) {

    private static final double LEVEL = 0.95;

    public PermutationImportance {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param fall the mean fall of the score; below 0 where mixing helped
     * @param lower the fall below which 2.5 % of the repeats are
     * @param upper the fall above which 2.5 % are
     */
    public record Column(String name, double fall, double lower, double upper) {}

    /** A model's score on rows of which one column has other rows' values. Higher is better. */
    @FunctionalInterface
    public interface MixedScore {
        /**
         * Scores.
         *
         * @param column which is mixed
         * @param order for each row, the row that its value of the column is taken from
         */
        double of(int column, int[] order);

        /**
         * For models of rows of numbers.
         *
         * @param rows (rows, columns), not changed
         * @param score of a model on such rows, against truths that it knows
         */
        static MixedScore ofNumbers(double[][] rows, ToDoubleFunction<double[][]> score) {
            return (column, order) -> {
                double[][] mixed = new double[rows.length][];
                for (int row = 0; row < rows.length; row++) {
                    mixed[row] = rows[row].clone();
                    mixed[row][column] = rows[order[row]][column];
                }
                return score.applyAsDouble(mixed);
            };
        }
    }

    /**
     * Measures, for any model that scores rows.
     *
     * @param metric the score's name, for people
     * @param names of the columns
     * @param rows how many there are, at least 2
     * @param repeats at least 2
     */
    public static PermutationImportance of(
            String metric, List<String> names, int rows, MixedScore score, int repeats, long seed) {
        if (names.isEmpty() || rows < 2 || repeats < 2) {
            throw new IllegalArgumentException(
                    "permutation importance takes a column, 2 rows and 2 repeats at least, not " + names.size() + ", "
                            + rows + " and " + repeats);
        }
        var random = new SplittableRandom(seed);
        int[] asIs = IntStream.range(0, rows).toArray();
        double whole = score.of(0, asIs);
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            double[] falls = new double[repeats];
            for (int repeat = 0; repeat < repeats; repeat++) {
                falls[repeat] = whole - score.of(column, shuffled(asIs, random));
            }
            Arrays.sort(falls);
            double tail = (1 - LEVEL) / 2;
            columns.add(new Column(
                    names.get(column),
                    Arrays.stream(falls).average().orElseThrow(),
                    Quantiles.ofSorted(falls, tail),
                    Quantiles.ofSorted(falls, 1 - tail)));
        }
        columns.sort((a, b) -> Double.compare(b.fall(), a.fall()));
        return new PermutationImportance(metric, whole, columns, rows, repeats, seed);
    }

    private static int[] shuffled(int[] rows, SplittableRandom random) {
        int[] order = rows.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
        return order;
    }
}
