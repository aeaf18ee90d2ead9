package io.crema.finetune.metrics;

/**
 * The expected calibration error: how far confidence is from accuracy, in [0,1], ideal 0.
 *
 * <p>{@code Σ_b (n_b / n) |accuracy_b - confidence_b|} over 15 bins (lo, hi] of equal width of the predicted class's
 * probability (Guo 2017). On few rows it is biased upward, and its bootstrap interval with it. Undefined without
 * probabilities.
 */
public record CalibrationError() implements Metric {
    static final int BINS = 15;

    @Override
    public String name() {
        return "ece";
    }

    @Override
    public String title() {
        return "calibration error (ECE, 15 bins)";
    }

    @Override
    public String formula() {
        return "sum over bins of n_b / n * |accuracy_b - confidence_b|";
    }

    @Override
    public double ideal() {
        return 0;
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public boolean appliesTo(Predictions rows) {
        return rows.hasProbabilities();
    }

    @Override
    public Score of(Predictions rows) {
        if (!rows.hasProbabilities()) {
            return Score.undefined("no probabilities");
        }
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
