package io.crema.finetune.baseline;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A class is as probable as it is frequent among the nearest known vectors, by the angle between them: scikit-learn's
 * {@code KNeighborsClassifier} with {@code metric="cosine"}. Of equally near ones the first is nearer.
 */
public final class NearestNeighbours {
    private final double[][] known;
    private final int[] labels;
    private final int classes;
    private final int neighbours;

    private NearestNeighbours(double[][] known, int[] labels, int classes, int neighbours) {
        this.known = known;
        this.labels = labels;
        this.classes = classes;
        this.neighbours = neighbours;
    }

    /**
     * Keeps the vectors.
     *
     * @param vectors of shape {@code (rows, columns)}
     * @param labels one a row, {@code 0..classes-1}
     * @param neighbours how many are asked, at least 1; all if there are fewer
     */
    public static NearestNeighbours fit(float[][] vectors, int[] labels, int classes, int neighbours) {
        if (vectors.length == 0 || vectors.length != labels.length || neighbours < 1) {
            throw new IllegalArgumentException(
                    "needs one label for each vector, and 1 neighbour or more: %d vectors, %d labels, %d neighbours"
                            .formatted(vectors.length, labels.length, neighbours));
        }
        return new NearestNeighbours(
                normalised(vectors), labels.clone(), classes, Math.min(neighbours, vectors.length));
    }

    /** Probabilities of shape {@code (rows, classes)}. */
    public double[][] probabilities(float[][] vectors) {
        return Arrays.stream(normalised(vectors)).map(this::shares).toArray(double[][]::new);
    }

    private double[] shares(double[] vector) {
        double[] nearness =
                Arrays.stream(known).mapToDouble(each -> dot(each, vector)).toArray();
        double[] shares = new double[classes];
        IntStream.range(0, known.length)
                .boxed()
                .sorted((a, b) -> Double.compare(nearness[b], nearness[a]))
                .limit(neighbours)
                .forEach(row -> shares[labels[row]] += 1.0 / neighbours);
        return shares;
    }

    private static double[][] normalised(float[][] vectors) {
        return Arrays.stream(vectors)
                .map(vector -> {
                    double[] values = IntStream.range(0, vector.length)
                            .mapToDouble(column -> vector[column])
                            .toArray();
                    double length = Math.sqrt(dot(values, values));
                    return Arrays.stream(values)
                            .map(value -> length > 0 ? value / length : 0)
                            .toArray();
                })
                .toArray(double[][]::new);
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int column = 0; column < left.length; column++) {
            sum += left[column] * right[column];
        }
        return sum;
    }
}
