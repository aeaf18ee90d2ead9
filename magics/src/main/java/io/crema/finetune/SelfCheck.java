package io.crema.finetune;

import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Trainable;
import io.crema.finetune.strategy.Strategy.Examples;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.Seeds;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Whether one batch can be learned by heart. A training that cannot do that can learn nothing: its labels, its loss or
 * its gradients are broken, or too little of the model moves.
 *
 * @param firstLoss before the first step, in nats
 * @param lastLoss of the last step
 * @param steps how many were taken
 */
public record SelfCheck(double firstLoss, double lastLoss, int steps) {
    private static final int MOST_STEPS = 100;
    /** The share of the first loss that counts as learned. */
    private static final double LEARNED = 0.2;
    /** How much faster it learns than a training may: nothing need be remembered of the pretrained model. */
    private static final double HASTE = 5;

    /** Whether it was learned. */
    public boolean passed() {
        return lastLoss <= LEARNED * firstLoss;
    }

    /**
     * Learns a batch, at a constant learning rate.
     *
     * @param copy to be thrown away
     * @throws CancellationException if cancelled between two steps
     */
    static <M extends Trainable> SelfCheck of(
            Lesson<M> lesson, M copy, Choices choices, Hyperparameters hyperparameters) {
        int all = lesson.inputs().size();
        int size = Math.min(hyperparameters.batching().atOnce(), all);
        int[] rows = IntStream.range(0, size)
                .map(row -> (int) ((long) row * all / size))
                .toArray();
        Examples batch = lesson.sample(copy, rows);
        double rate = HASTE * hyperparameters.learningRate();
        try (Trainee trainee =
                choices.strategy().applyTo(copy, batch, hyperparameters.steering(), choices.progress())) {
            trainee.begin(hyperparameters.epochs());
            return learned(trainee, IntStream.range(0, size).toArray(), rate, choices.progress());
        }
    }

    private static SelfCheck learned(Trainee trainee, int[] rows, double rate, Progress progress) {
        var check = new SelfCheck(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
        for (int step = 1; step <= MOST_STEPS && !(step > 1 && check.passed()); step++) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            double loss = trainee.step(rows, rate, Seeds.ofStep(0, step)).loss();
            check = new SelfCheck(step == 1 ? loss : check.firstLoss, loss, step);
        }
        return check;
    }

    /** What came of it, and what it means. */
    @Override
    public String toString() {
        String losses = String.format(
                Locale.ROOT, "the loss of one batch goes from %.3f to %.3f in %d steps", firstLoss, lastLoss, steps);
        return passed()
                ? "Self-check passed: " + losses + "."
                : "Self-check failed: " + losses + ", and should fall to a fifth. Look whether equal texts have"
                        + " different labels, and try a higher learning rate or a strategy that moves more weights.";
    }
}
