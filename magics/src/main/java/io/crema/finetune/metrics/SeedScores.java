package io.crema.finetune.metrics;

import java.util.List;

/**
 * What trainings scored on the same rows that differ by their seed alone: how much of a score is the chance of training.
 * Which rows were drawn is another chance, of which this knows nothing.
 *
 * @param name of the score, as people write it: {@code macro-F1}
 * @param least the lowest that such a score can be; minus infinity if it has no end
 * @param most the highest that it can be
 * @param scores one a seed, finite
 */
public record SeedScores(String name, double least, double most, List<Double> scores) {
    private static final double LEVEL = .95;

    /** @throws IllegalArgumentException if there are fewer than two seeds, or a score that is no number */
    public SeedScores {
        scores = List.copyOf(scores);
        if (scores.size() < 2 || !scores.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a spread needs finite scores of two seeds or more, not " + scores);
        }
    }

    private Spread spread() {
        return new Spread(scores);
    }

    public double mean() {
        return spread().mean();
    }

    public double lowest() {
        return spread().lowest();
    }

    public double highest() {
        return spread().highest();
    }

    /** The standard deviation from seed to seed, over one fewer than there are. */
    public double deviation() {
        return spread().deviation();
    }

    /** How many standard errors the interval of the mean reaches to each side. */
    public double student() {
        return spread().student(LEVEL);
    }

    /**
     * Student's t interval of the mean over all seeds there could be, cut where no score can be: {@code mean ± t s / √n}
     * with n - 1 degrees of freedom.
     */
    public Interval interval() {
        double reach = spread().reach(LEVEL, 1.0 / scores.size());
        return new Interval(
                Math.max(least, mean() - reach), Math.min(most, mean() + reach), LEVEL, Interval.Method.STUDENT);
    }

    /**
     * How far two further trainings lie apart at most, by their seeds alone, in {@link Interval#level} of cases: their
     * difference has twice the variance of one, so {@code t s √2}.
     */
    public double apart() {
        return spread().reach(LEVEL, 2);
    }
}
