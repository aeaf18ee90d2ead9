package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much two columns say of each other. The strengths are those of a population: columns that have nothing to do with
 * each other give about 0, however few the rows and however many the categories.
 *
 * @param strength in [0,1]
 * @param p how often columns that have nothing to do with each other would seem as close, in [0,1]
 */
public record Dependence(double strength, double p) {
    private static final Dependence UNKNOWN = new Dependence(0, 1);

    /** The size of Spearman's rank correlation of so many rows, and Student's t of it. */
    public static Dependence ofRanks(double correlation, int rows) {
        if (rows < 3 || Double.isNaN(correlation)) {
            return UNKNOWN;
        }
        double size = Math.min(1, Math.abs(correlation));
        double t = size * Math.sqrt((rows - 2) / (1 - size * size));
        return new Dependence(size, 2 * TDistribution.of(rows - 2).survivalProbability(t));
    }

    /**
     * Cramér's V, corrected for its bias (Bergsma 2013, Journal of the Korean Statistical Society 42), and Pearson's chi²
     * of the same table.
     */
    public static Dependence ofCategories(int[] one, int... other) {
        int n = one.length;
        double[][] counts = new double[width(one)][width(other)];
        double[] ofOne = new double[counts.length];
        double[] ofOther = new double[counts[0].length];
        for (int row = 0; row < n; row++) {
            counts[one[row]][other[row]]++;
            ofOne[one[row]]++;
            ofOther[other[row]]++;
        }
        double rows = present(ofOne);
        double columns = present(ofOther);
        if (rows < 2 || columns < 2) {
            return UNKNOWN;
        }
        double sum = 0;
        for (int i = 0; i < ofOne.length; i++) {
            for (int j = 0; j < ofOther.length; j++) {
                sum += counts[i][j] == 0 ? 0 : counts[i][j] * counts[i][j] / (ofOne[i] * ofOther[j]);
            }
        }
        double phiSquared = Math.max(0, sum - 1);
        double freedom = (rows - 1) * (columns - 1);
        double corrected = Math.max(0, phiSquared - freedom / (n - 1));
        double most = Math.min(correctedWidth(rows, n), correctedWidth(columns, n)) - 1;
        return new Dependence(
                most <= 0 ? 0 : Math.min(1, Math.sqrt(corrected / most)),
                ChiSquaredDistribution.of(freedom).survivalProbability(n * phiSquared));
    }

    private static double correctedWidth(double width, int n) {
        return width - (width - 1) * (width - 1) / (n - 1);
    }

    /**
     * The root of epsilon² (Kelley 1935), the share of a number's variance that lies between categories less what chance
     * puts there, and the F of a one-way analysis of variance.
     */
    public static Dependence ofNumberByCategories(double[] numbers, int... categories) {
        int n = numbers.length;
        double mean = Arrays.stream(numbers).average().orElse(0);
        double[] sums = new double[width(categories)];
        double[] counts = new double[sums.length];
        double whole = 0;
        for (int row = 0; row < n; row++) {
            sums[categories[row]] += numbers[row] - mean;
            counts[categories[row]]++;
            whole += (numbers[row] - mean) * (numbers[row] - mean);
        }
        double groups = present(counts);
        if (groups < 2 || n <= groups || whole == 0) {
            return UNKNOWN;
        }
        double between = IntStream.range(0, sums.length)
                .filter(category -> counts[category] > 0)
                .mapToDouble(category -> sums[category] * sums[category] / counts[category])
                .sum();
        double within = Math.max(0, whole - between) / (n - groups);
        double epsilonSquared = Math.max(0, 1 - within * (n - 1) / whole);
        double p = within == 0
                ? 0
                : FDistribution.of(groups - 1, n - groups).survivalProbability(between / (groups - 1) / within);
        return new Dependence(Math.sqrt(epsilonSquared), p);
    }

    private static int width(int... categories) {
        return Arrays.stream(categories).max().orElse(0) + 1;
    }

    private static long present(double... counts) {
        return Arrays.stream(counts).filter(count -> count > 0).count();
    }
}
