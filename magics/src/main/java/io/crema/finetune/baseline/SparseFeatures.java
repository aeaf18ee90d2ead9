package io.crema.finetune.baseline;

/** Features that are mostly zero: for each row the columns that are not, and their values. */
final class SparseFeatures implements Features {
    private final int[][] indices;
    private final double[][] values;
    private final int columns;

    SparseFeatures(int[][] indices, double[][] values, int columns) {
        this.indices = indices;
        this.values = values;
        this.columns = columns;
    }

    @Override
    public int rows() {
        return indices.length;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public double dot(int row, double[] weights, int offset) {
        double sum = 0;
        for (int entry = 0; entry < indices[row].length; entry++) {
            sum += values[row][entry] * weights[offset + indices[row][entry]];
        }
        return sum;
    }

    @Override
    public void addScaled(int row, double scale, double[] sums, int offset) {
        for (int entry = 0; entry < indices[row].length; entry++) {
            sums[offset + indices[row][entry]] += scale * values[row][entry];
        }
    }
}
