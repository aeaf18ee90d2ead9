package io.crema.finetune.metrics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Scores of trainings that were alike: where they lie, and how far apart.
 *
 * @param scores at least two
 */
record Spread(List<Double> scores) {

    double mean() {
        return scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    double lowest() {
        return scores.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double highest() {
        return scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The standard deviation from one to the next, over one fewer than there are. */
    double deviation() {
        double mean = mean();
        double squares = scores.stream()
                .mapToDouble(score -> (score - mean) * (score - mean))
                .sum();
        return Math.sqrt(squares / (scores.size() - 1));
    }

    /** How many standard deviations Student's t interval of a level reaches, with one degree of freedom fewer than scores. */
    double student(double level) {
        return TDistribution.of(scores.size() - 1).inverseCumulativeProbability((1 + level) / 2);
    }

    /**
     * How far that interval reaches from the mean.
     *
     * @param variance of what the interval is of, in variances of one score
     */
    double reach(double level, double variance) {
        return student(level) * deviation() * Math.sqrt(variance);
    }
}
