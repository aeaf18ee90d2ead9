package io.crema.finetune;

import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Trainable;
import io.crema.finetune.strategy.Strategy.Examples;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.train.Hyperparameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A few steps of a training on a copy that is thrown away, to see how long they take. */
final class Rehearsal<M extends Trainable> {
    private static final int STEPS = 2;

    /** Asking costs about a third of learning: the way there without the way back. */
    private static final double ASKING = 1.0 / 3;

    private final Lesson<M> lesson;
    private final Inputs inputs;
    private final Hyperparameters hyperparameters;
    private final int[] byCost;

    /** How long things take. */
    record Times(double stepSeconds, Duration preparation, Duration training, long trainableParameters) {}

    Rehearsal(Lesson<M> lesson, Hyperparameters hyperparameters) {
        this.lesson = lesson;
        this.inputs = lesson.inputs();
        this.hyperparameters = hyperparameters;
        this.byCost = IntStream.range(0, inputs.size())
                .boxed()
                .sorted(Comparator.comparingInt(inputs::cost))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Takes the steps.
     *
     * @param copy to be thrown away
     */
    Times run(M copy, Choices choices) {
        int batch = Math.min(hyperparameters.batching().atOnce(), byCost.length);
        int middle = (byCost.length - batch) / 2;
        int[] usual = Arrays.copyOfRange(byCost, middle, middle + batch);
        Examples some = lesson.sample(copy, usual);

        long before = System.nanoTime();
        try (Trainee trainee = choices.strategy().applyTo(copy, some, hyperparameters.steering(), choices.progress())) {
            boolean precomputes =
                    trainee.outputs(some.inputs(), choices.progress()).isPresent();
            double preparing = secondsSince(before);
            int[] rows = IntStream.range(0, batch).toArray();
            trainee.begin(hyperparameters.epochs());
            trainee.step(rows, hyperparameters.learningRate(), 0); // the first compiles and takes memory
            long start = System.nanoTime();
            for (int step = 1; step <= STEPS; step++) {
                trainee.step(rows, hyperparameters.learningRate(), step);
            }
            double seconds = secondsSince(start) / STEPS;
            return times(seconds, precomputes ? preparing : 0, usual, trainee.trainableParameters());
        }
    }

    private Times times(double seconds, double preparing, int[] usual, long trainable) {
        double measured = Arrays.stream(usual).map(inputs::cost).sum();
        double all = Arrays.stream(byCost).map(inputs::cost).sum();
        double epochs = hyperparameters.epochs() * all / measured;
        double validation = preparing > 0 ? 0 : ASKING * lesson.validationShare();
        double rows = byCost.length * (1 + lesson.validationShare());
        return new Times(
                seconds * hyperparameters.batching().parts(),
                duration(preparing * rows / usual.length / 2), // the sample was prepared twice
                duration(seconds * epochs * (1 + validation)),
                trainable);
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(1000 * seconds));
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
