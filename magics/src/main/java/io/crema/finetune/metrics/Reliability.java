package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * How often a model is right when it is so sure: the numbers of a reliability diagram (Murphy and Winkler 1977, DeGroot
 * and Fienberg 1983).
 *
 * @param bins 15 of equal width, as {@link CalibrationError} has them
 * @param calibrationError what they add up to
 */
public record Reliability(List<ReliabilityBin> bins, Score calibrationError) {
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Of predictions with probabilities.
     *
     * @throws IllegalStateException if they have none
     */
    static Reliability of(Predictions rows, double level) {
        int bins = CalibrationError.BINS;
        int[] counts = new int[bins];
        double[] weights = new double[bins];
        double[] squares = new double[bins];
        double[] confidences = new double[bins];
        double[] right = new double[bins];
        for (int row = 0; row < rows.size(); row++) {
            int bin = CalibrationError.bin(rows.confidence(row));
            double weight = rows.weight(row);
            counts[bin]++;
            weights[bin] += weight;
            squares[bin] += weight * weight;
            confidences[bin] += weight * rows.confidence(row);
            right[bin] += rows.predicted(row) == rows.truth(row) ? weight : 0;
        }
        List<ReliabilityBin> all = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            Score accuracy = Score.ratio(right[bin], weights[bin], "no row");
            all.add(new ReliabilityBin(
                    (double) bin / bins,
                    (bin + 1.0) / bins,
                    counts[bin],
                    Score.ratio(confidences[bin], weights[bin], "no row"),
                    accuracy.isDefined()
                            ? Estimate.of(
                                    accuracy,
                                    Interval.wilson(
                                            Math.min(1, accuracy.value()),
                                            weights[bin] * weights[bin] / squares[bin],
                                            level))
                            : Estimate.withoutInterval(accuracy)));
        }
        return new Reliability(all, Metrics.ECE.of(rows));
    }
}
