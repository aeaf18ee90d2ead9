package io.crema.finetune.metrics;

/**
 * The expected calibration error, {@code Σ_b (n_b / n) |accuracy_b - confidence_b|}, over bins (lo, hi] of equal width of
 * the predicted class's probability (Guo 2017).
 */
final class CalibrationError {
    static final int BINS = 15;

    private CalibrationError() {}

    static Score of(Predictions rows) {
        Probabilities probabilities = rows.probabilities();
        double[] excess = new double[BINS];
        double total = 0;
        for (int row = 0; row < rows.size(); row++) {
            excess[probabilities.bin(row)] += rows.weight(row) * probabilities.excess(row);
            total += rows.weight(row);
        }
        double sum = 0;
        for (double distance : excess) {
            sum += Math.abs(distance);
        }
        return Score.ratio(sum, total, "no rows");
    }

    /** The bin (lo, hi] that holds a probability; 0 falls in the first. */
    static int bin(double probability) {
        int bin = Math.min((int) (probability * BINS), BINS - 1);
        if (bin > 0 && probability <= (double) bin / BINS) {
            return bin - 1;
        }
        return bin < BINS - 1 && probability > (bin + 1.0) / BINS ? bin + 1 : bin;
    }
}
