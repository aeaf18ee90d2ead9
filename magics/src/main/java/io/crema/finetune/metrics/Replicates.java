package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The metrics of one model on every resample: {@code values[metric][resample]}, NaN where undefined. */
final class Replicates {
    private final double[][] values;
    private final Resampling resampling;

    private Replicates(double[][] values, Resampling resampling) {
        this.values = values;
        this.resampling = resampling;
    }

    static Replicates of(Predictions rows, List<Metric> metrics, Resampling resampling) {
        double[][] values = new double[metrics.size()][resampling.resamples()];
        SplittableRandom random = resampling.random();
        for (int resample = 0; resample < resampling.resamples(); resample++) {
            Predictions drawn = rows.resampled(Resampling.draw(rows.size(), random));
            for (int metric = 0; metric < metrics.size(); metric++) {
                values[metric][resample] = metrics.get(metric).of(drawn).orNaN();
            }
        }
        return new Replicates(values, resampling);
    }

    /** A metric with its interval; resamples in which it is undefined (a rare class left out) are passed over. */
    Measured measured(int index, Metric metric, Predictions rows) {
        Score score = metric.of(rows);
        if (score.isDefined() && metric.isShareOfRows()) {
            double share = Math.min(1, score.value());
            Interval wilson = Interval.wilson(share, rows.effectiveSize(), resampling.level());
            return new Measured(metric, Estimate.of(score, wilson));
        }
        return withInterval(metric, score, values[index], Interval.Method.BOOTSTRAP);
    }

    /** This model's value less the other's, paired resample by resample. */
    Measured difference(int index, Metric metric, Score score, Replicates other) {
        double[] differences = new double[resampling.resamples()];
        Arrays.setAll(differences, resample -> values[index][resample] - other.values[index][resample]);
        return withInterval(metric, score, differences, Interval.Method.PAIRED_BOOTSTRAP);
    }

    private Measured withInterval(Metric metric, Score score, double[] replicates, Interval.Method method) {
        double[] defined =
                Arrays.stream(replicates).filter(value -> !Double.isNaN(value)).toArray();
        return new Measured(
                metric,
                score.isDefined() && defined.length > 0
                        ? Estimate.of(score, Interval.percentile(defined, resampling.level(), method))
                        : Estimate.withoutInterval(score));
    }
}
