package io.crema.finetune.train;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured after an epoch.
 *
 * @param loss mean over the examples, in nats for all that predict probabilities
 * @param all at least one; the first is the one that early stopping watches
 * @param onlyAnswer what all examples were told alike, as it stands in a sentence: {@code the label "good"}; an empty string
 *     where they were told different things, or there is but one to tell
 */
public record Scores(double loss, List<Score> all, String onlyAnswer) {

    /** What was measured of examples that were told different things. */
    public Scores(double loss, List<Score> all) {
        this(loss, all, "");
    }

    /**
     * One metric.
     *
     * @param name as people write it: {@code macro-F1}
     */
    public record Score(String name, double value, boolean higherIsBetter) {

        /** The lowest that there is of such a score. */
        public double least() {
            if (higherIsBetter) {
                return name.equals("R2") ? Double.NEGATIVE_INFINITY : name.equals("Pearson") ? -1 : 0;
            }
            return name.equals("perplexity") ? 1 : 0;
        }

        /** The highest that there is: no share of answers, and no correlation, is above 1. */
        public double most() {
            return higherIsBetter ? 1 : Double.POSITIVE_INFINITY;
        }

        /** Larger for the better of two. */
        public double gain() {
            return higherIsBetter ? value : -value;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %.3f", name, value);
        }
    }

    public Scores {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("an epoch needs at least one score");
        }
    }

    /** The one that early stopping watches. */
    public Score monitored() {
        return all.get(0);
    }

    /**
     * The one of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Score named(String name) {
        return all.stream()
                .filter(score -> score.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no score is called " + name));
    }

    /** These with another first: the one that early stopping is to watch, which may be the loss. */
    Scores watching(String name) {
        Score watched = name.equals(Stopping.LOSS) ? new Score(name, loss, false) : named(name);
        Stream<Score> others = all.stream().filter(score -> !score.equals(watched));
        return new Scores(loss, Stream.concat(Stream.of(watched), others).toList(), onlyAnswer);
    }

    /** All of them, and behind them the loss, unless it is the one watched. */
    public List<Score> withLoss() {
        boolean watched = monitored().name().equals(Stopping.LOSS);
        Stream<Score> more = watched ? Stream.empty() : Stream.of(new Score(Stopping.LOSS, loss, false));
        return Stream.concat(all.stream(), more).toList();
    }

    /** {@code macro-F1 0.812, accuracy 0.830}; the loss, if it is the one watched, goes without saying. */
    @Override
    public String toString() {
        return all.stream()
                .filter(score -> !score.name().equals(Stopping.LOSS))
                .map(Score::toString)
                .collect(Collectors.joining(", "));
    }
}
