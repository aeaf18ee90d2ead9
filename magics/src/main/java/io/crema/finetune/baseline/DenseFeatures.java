package io.crema.finetune.baseline;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Features that are mostly not zero: every value of every row. */
final class DenseFeatures implements Features {
    private final double[][] values;

    private DenseFeatures(double[][] values) {
        this.values = values;
        if (Arrays.stream(values).anyMatch(row -> row.length != values[0].length)) {
            throw new IllegalArgumentException("every row of features needs as many values as the first");
        }
    }

    static DenseFeatures of(double[][] values) {
        return new DenseFeatures(Arrays.stream(values).map(double[]::clone).toArray(double[][]::new));
    }

    static DenseFeatures of(float[][] values) {
        return new DenseFeatures(Arrays.stream(values)
                .map(row -> IntStream.range(0, row.length)
                        .mapToDouble(column -> row[column])
                        .toArray())
                .toArray(double[][]::new));
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public int columns() {
        return values.length == 0 ? 0 : values[0].length;
    }

    @Override
    public double dot(int row, double[] weights, int offset) {
        double sum = 0;
        for (int column = 0; column < values[row].length; column++) {
            sum += values[row][column] * weights[offset + column];
        }
        return sum;
    }

    @Override
    public void addScaled(int row, double scale, double[] sums, int offset) {
        for (int column = 0; column < values[row].length; column++) {
            sums[offset + column] += scale * values[row][column];
        }
    }
}
