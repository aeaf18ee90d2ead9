package io.crema.finetune.explain;

import io.crema.finetune.data.table.TableFeatures.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two columns that say much of each other: a model can read the one where the other is mixed up or gone.
 *
 * @param kind by what it was found
 * @param strength in [0,1]
 */
public record Association(String one, String other, Kind kind, double strength) {
    private static final double FROM = 0.5;

    /** More rows change nothing that is to be seen here. */
    private static final int MOST_ROWS = 2000;

    /** How two columns are held against each other. */
    public enum Kind {
        /** Numbers: the size of Spearman's rank correlation. */
        RANKS("rank correlation"),
        /** Categories: Cramér's V, {@code sqrt(chi² / (n (min(rows, columns) - 1)))}. */
        CATEGORIES("Cram\u00e9r's V"),
        /** A number by categories: the correlation ratio, the root of the share of its variance between them. */
        RATIO("correlation ratio");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people: {@code rank correlation}. */
        public String words() {
            return words;
        }
    }

    /**
     * The pairs with a strength of 0.5 or more, the strongest first, by 2,000 rows at most.
     *
     * @param rows (rows, numbers)
     * @param blocks the columns
     */
    static List<Association> among(float[][] rows, List<Block> blocks) {
        float[][] some = IntStream.range(0, Math.min(MOST_ROWS, rows.length))
                .mapToObj(i -> rows[(int) ((long) i * rows.length / Math.min(MOST_ROWS, rows.length))])
                .toArray(float[][]::new);
        List<Association> found = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            for (int j = i + 1; j < blocks.size(); j++) {
                Association pair = of(some, blocks.get(i), blocks.get(j));
                if (pair.strength >= FROM) {
                    found.add(pair);
                }
            }
        }
        found.sort(Comparator.comparingDouble(pair -> -pair.strength));
        return List.copyOf(found);
    }

    private static Association of(float[][] rows, Block one, Block other) {
        if (one.isCategorical() && other.isCategorical()) {
            double v = cramer(categories(rows, one), categories(rows, other));
            return new Association(one.column(), other.column(), Kind.CATEGORIES, v);
        }
        if (one.isCategorical() || other.isCategorical()) {
            Block number = one.isCategorical() ? other : one;
            Block category = one.isCategorical() ? one : other;
            double ratio = ratio(numbers(rows, number), categories(rows, category));
            return new Association(one.column(), other.column(), Kind.RATIO, ratio);
        }
        double ranks = Math.abs(RankCorrelation.of(Lists.of(numbers(rows, one)), Lists.of(numbers(rows, other))));
        return new Association(one.column(), other.column(), Kind.RANKS, ranks);
    }

    private static double[] numbers(float[][] rows, Block block) {
        return Arrays.stream(rows).mapToDouble(row -> row[block.from()]).toArray();
    }

    /** Which of a column's numbers is 1, or behind them all if none is. */
    private static int[] categories(float[][] rows, Block block) {
        return Arrays.stream(rows)
                .mapToInt(row -> IntStream.range(block.from(), block.to())
                                .filter(i -> row[i] == 1)
                                .findFirst()
                                .orElse(block.to())
                        - block.from())
                .toArray();
    }

    private static double cramer(int[] one, int[] other) {
        double[][] counts = new double[width(one)][width(other)];
        double[] ofOne = new double[counts.length];
        double[] ofOther = new double[counts[0].length];
        for (int row = 0; row < one.length; row++) {
            counts[one[row]][other[row]]++;
            ofOne[one[row]]++;
            ofOther[other[row]]++;
        }
        double sum = 0;
        for (int i = 0; i < ofOne.length; i++) {
            for (int j = 0; j < ofOther.length; j++) {
                sum += counts[i][j] == 0 ? 0 : counts[i][j] * counts[i][j] / (ofOne[i] * ofOther[j]);
            }
        }
        long fewest = Math.min(present(ofOne), present(ofOther));
        return fewest < 2 ? 0 : Math.sqrt(Math.max(0, sum - 1) / (fewest - 1));
    }

    private static int width(int... categories) {
        return Arrays.stream(categories).max().orElse(0) + 1;
    }

    private static long present(double... counts) {
        return Arrays.stream(counts).filter(count -> count > 0).count();
    }

    private static double ratio(double[] numbers, int... categories) {
        double mean = Arrays.stream(numbers).average().orElse(0);
        double[] sums = new double[width(categories)];
        double[] counts = new double[sums.length];
        double whole = 0;
        for (int row = 0; row < numbers.length; row++) {
            sums[categories[row]] += numbers[row] - mean;
            counts[categories[row]]++;
            whole += (numbers[row] - mean) * (numbers[row] - mean);
        }
        double between = IntStream.range(0, sums.length)
                .filter(category -> counts[category] > 0)
                .mapToDouble(category -> sums[category] * sums[category] / counts[category])
                .sum();
        return whole > 0 ? Math.sqrt(between / whole) : 0;
    }
}
