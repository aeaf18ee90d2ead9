package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean score of several trainings, judged on the same rows. Its interval has both sources of chance in it: each
 * resample draws the rows anew, the same for all trainings, and draws among the trainings. With few of those it is
 * somewhat too narrow.
 */
final class SeedMeans {
    private final Metric metric;
    private final Resampling resampling;

    SeedMeans(Metric metric, Resampling resampling) {
        this.metric = metric;
        this.resampling = resampling;
    }

    Estimate mean(List<Predictions> trainings) {
        double[] replicates = replicates(List.of(trainings))[0];
        return Estimate.of(
                Score.of(plainMean(trainings)),
                Interval.percentile(replicates, resampling.level(), Interval.Method.BOOTSTRAP));
    }

    /** By how much the first are better, training for training and row for row. */
    Estimate difference(List<Predictions> first, List<Predictions> second) {
        double[][] replicates = replicates(List.of(first, second));
        double[] differences = IntStream.range(0, resampling.resamples())
                .mapToDouble(at -> replicates[0][at] - replicates[1][at])
                .toArray();
        return Estimate.of(
                Score.of(plainMean(first) - plainMean(second)),
                Interval.percentile(differences, resampling.level(), Interval.Method.PAIRED_BOOTSTRAP));
    }

    private double plainMean(List<Predictions> trainings) {
        return trainings.stream()
                .mapToDouble(training -> metric.of(training).value())
                .average()
                .orElseThrow();
    }

    /** For each of several groups of trainings, its mean on every resample. */
    private double[][] replicates(List<List<Predictions>> groups) {
        int seeds = groups.get(0).size();
        double[] weights = groups.get(0).get(0).weights();
        double[][] means = new double[groups.size()][resampling.resamples()];
        IntStream.range(0, resampling.resamples()).parallel().forEach(resample -> {
            double[] drawn = resampling.draw(weights, resample);
            int[] trainings =
                    resampling.random(resample).split().ints(seeds, 0, seeds).toArray();
            for (int group = 0; group < means.length; group++) {
                means[group][resample] = mean(groups.get(group), trainings, drawn);
            }
        });
        return means;
    }

    private double mean(List<Predictions> group, int[] trainings, double[] drawn) {
        return Arrays.stream(trainings)
                .mapToDouble(training ->
                        metric.of(group.get(training).reweighted(drawn)).orNaN())
                .average()
                .orElseThrow();
    }
}
