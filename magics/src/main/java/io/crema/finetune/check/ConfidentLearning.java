package io.crema.finetune.check;

import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Interval.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which labels are probably wrong, and how many, from probabilities by models that had not seen the rows.
 *
 * <p>A class's threshold is the mean probability that its own rows are given for it. A row is counted as of class j in
 * truth if its probability of j reaches j's threshold, and is the largest of those that reach theirs: the confident
 * joint of given and true labels. What it has off its diagonal is suspected; scaled to the labels' counts, it estimates
 * the share of wrong labels.
 *
 * @see <a href="https://doi.org/10.1613/jair.1.12125">C. Northcutt, L. Jiang and I. Chuang, Confident learning:
 *     estimating uncertainty in dataset labels, JAIR 70, 2021</a>
 */
public final class ConfidentLearning {
    private static final int RESAMPLES = 500;
    private static final double LEVEL = .95;

    private final int[] given;
    private final double[][] probabilities;
    private final double[] thresholds;
    private final int[] confident;

    private ConfidentLearning(int[] given, double[][] probabilities) {
        this.given = given;
        this.probabilities = probabilities;
        this.thresholds = thresholds();
        this.confident = IntStream.range(0, given.length).map(this::confident).toArray();
    }

    /**
     * Looks at labels.
     *
     * @param given the labels as indices; every class has a row at least
     * @param probabilities out of fold, (rows, classes)
     * @throws IllegalArgumentException if they do not fit each other
     */
    public static ConfidentLearning of(int[] given, double[][] probabilities) {
        if (given.length == 0 || given.length != probabilities.length) {
            throw new IllegalArgumentException(
                    given.length + " labels and " + probabilities.length + " rows of probabilities");
        }
        return new ConfidentLearning(
                given.clone(), Arrays.stream(probabilities).map(double[]::clone).toArray(double[][]::new));
    }

    /**
     * A label that is probably wrong.
     *
     * @param likely the class that it probably is
     * @param margin probability of the given label less that of the likeliest other; the lower, the surer
     */
    public record Suspect(int row, int likely, double margin) {}

    private double[] thresholds() {
        int classes = probabilities[0].length;
        double[] sums = new double[classes];
        int[] counts = new int[classes];
        for (int row = 0; row < given.length; row++) {
            sums[given[row]] += probabilities[row][given[row]];
            counts[given[row]]++;
        }
        double[] means = new double[classes];
        Arrays.setAll(means, label -> counts[label] == 0 ? Double.POSITIVE_INFINITY : sums[label] / counts[label]);
        return means;
    }

    /** The class that a row is confidently counted as; -1 if it reaches no threshold. */
    private int confident(int row) {
        int best = -1;
        for (int label = 0; label < thresholds.length; label++) {
            double probability = probabilities[row][label];
            // The mean of equal numbers may differ from them by a last bit.
            boolean reaches = probability >= thresholds[label] - 1e-6;
            if (reaches && (best < 0 || probability > probabilities[row][best])) {
                best = label;
            }
        }
        return best;
    }

    /** Mean probability of each class over the rows that are given it. */
    public double[] classThresholds() {
        return thresholds.clone();
    }

    /** How many rows are given a class and confidently counted as another or the same: {@code [given][true]}. */
    public int[][] confidentJoint() {
        int[][] joint = new int[thresholds.length][thresholds.length];
        for (int row = 0; row < given.length; row++) {
            if (confident[row] >= 0) {
                joint[given[row]][confident[row]]++;
            }
        }
        return joint;
    }

    /** The estimated share of rows whose label is wrong, in [0,1]. */
    public double noiseShare() {
        int[] once = new int[given.length];
        Arrays.fill(once, 1);
        return noiseShare(once);
    }

    /** The confident joint scaled so that its rows add up to the labels' counts, off the diagonal. */
    private double noiseShare(int[] times) {
        int classes = thresholds.length;
        double[] rows = new double[classes];
        double[] counted = new double[classes];
        double[] right = new double[classes];
        for (int row = 0; row < given.length; row++) {
            rows[given[row]] += times[row];
            if (confident[row] >= 0) {
                counted[given[row]] += times[row];
                right[given[row]] += confident[row] == given[row] ? times[row] : 0;
            }
        }
        double wrong = 0;
        for (int label = 0; label < classes; label++) {
            wrong += counted[label] == 0 ? 0 : rows[label] * (1 - right[label] / counted[label]);
        }
        return wrong / Arrays.stream(rows).sum();
    }

    /** The bootstrap interval of {@link #noiseShare} over rows, the thresholds held. */
    public Interval noiseInterval(long seed) {
        var random = new SplittableRandom(seed);
        double[] shares = new double[RESAMPLES];
        Arrays.setAll(shares, resample -> {
            int[] times = new int[given.length];
            for (int draw = 0; draw < times.length; draw++) {
                times[random.nextInt(times.length)]++;
            }
            return noiseShare(times);
        });
        return Interval.percentile(shares, LEVEL, Method.BOOTSTRAP);
    }

    /** The rows off the diagonal of the confident joint, the surest first. */
    public List<Suspect> suspects() {
        List<Suspect> suspects = new ArrayList<>();
        for (int row = 0; row < given.length; row++) {
            if (confident[row] >= 0 && confident[row] != given[row]) {
                suspects.add(new Suspect(row, confident[row], margin(row)));
            }
        }
        suspects.sort(Comparator.comparingDouble(Suspect::margin).thenComparingInt(Suspect::row));
        return List.copyOf(suspects);
    }

    private double margin(int row) {
        double other = IntStream.range(0, thresholds.length)
                .filter(label -> label != given[row])
                .mapToDouble(label -> probabilities[row][label])
                .max()
                .orElse(0);
        return probabilities[row][given[row]] - other;
    }
}
