package io.crema.finetune.train;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a training ends before its last epoch.
 *
 * @param score the one that tells better epochs from worse, by name; empty for the usual one of what is learned
 * @param patience epochs without a better score after which it stops, at least 1
 * @param budget how long it may take, counted from its first step or from where it was resumed; zero for as long as it
 *     takes. It ends in order then, with the best weights so far
 */
public record Stopping(Optional<String> score, int patience, Duration budget) {

    /** The validation loss, by which a training may be watched as well as by its scores. */
    public static final String LOSS = "loss";

    public Stopping {
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be at least 1, not " + patience);
        }
        if (budget.isNegative()) {
            throw new IllegalArgumentException("a training cannot take " + budget);
        }
    }

    /** After so many epochs that are no better by the usual score. */
    public static Stopping patience(int epochs) {
        return new Stopping(Optional.empty(), epochs, Duration.ZERO);
    }

    /** This with another patience. */
    public Stopping withPatience(int epochs) {
        return new Stopping(score, epochs, budget);
    }

    /** This, watching a score by name: {@code macro-F1}, {@code macro_f1}, {@code loss}. */
    public Stopping watching(String name) {
        return new Stopping(Optional.of(name), patience, budget);
    }

    /** This with another budget. */
    public Stopping within(Duration time) {
        return new Stopping(score, patience, time);
    }

    /**
     * The name of the score that is watched.
     *
     * @param known those that there are, the usual one first
     * @throws IllegalArgumentException if there is none of that name
     */
    public String watched(List<String> known) {
        if (score.isEmpty()) {
            return known.get(0);
        }
        String asked = plain(score.get());
        if (asked.equals(LOSS)) {
            return LOSS;
        }
        return known.stream()
                .filter(name -> plain(name).equals(asked))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no score is called " + score.get()
                        + " here. There are " + String.join(", ", known) + ", " + LOSS));
    }

    boolean isSpent(double seconds) {
        return !budget.isZero() && seconds >= budget.toNanos() / 1e9;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
