package io.crema.finetune;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.Strategy.Examples;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.train.Hyperparameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A few steps of a training on a copy that is thrown away, to see how long they take. */
final class Rehearsal {
    private static final int STEPS = 2;

    /** Asking costs about a third of learning: the way there without the way back. */
    private static final double ASKING = 1.0 / 3;

    private final LabelledData training;
    private final Inputs inputs;
    private final Hyperparameters steering;
    private final int[] byCost;

    /** How long things take. */
    record Times(double stepSeconds, Duration preparation, Duration training, long trainableParameters) {}

    Rehearsal(Pretrained model, LabelledData training, Hyperparameters steering) {
        this.training = training;
        this.inputs = model.preprocessor().inputs(training);
        this.steering = steering;
        this.byCost = IntStream.range(0, inputs.size())
                .boxed()
                .sorted(Comparator.comparingInt(inputs::cost))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The most that an example costs: its tokens. */
    int longest() {
        return inputs.cost(byCost[byCost.length - 1]);
    }

    /**
     * Takes the steps.
     *
     * @param classifier to be thrown away
     * @param validationRows that every epoch ends with
     */
    Times run(Classifier classifier, Strategy strategy, int validationRows, Progress progress) {
        int batch = Math.min(steering.batching().atOnce(), byCost.length);
        int middle = (byCost.length - batch) / 2;
        int[] usual = Arrays.copyOfRange(byCost, middle, middle + batch);
        LabelledData sample = training.select(usual);
        Inputs some = classifier.pretrained().preprocessor().inputs(sample);
        var examples = new Examples(some, classifier.objective().targets(sample, classifier.labels()));

        long before = System.nanoTime();
        try (Trainee trainee = strategy.applyTo(classifier, examples, steering.steering(), progress)) {
            boolean precomputes = trainee.outputs(some, progress).isPresent();
            double preparing = secondsSince(before);
            int[] rows = IntStream.range(0, batch).toArray();
            trainee.begin(steering.epochs());
            trainee.step(rows, steering.learningRate(), 0); // the first compiles and takes memory
            long start = System.nanoTime();
            for (int step = 1; step <= STEPS; step++) {
                trainee.step(rows, steering.learningRate(), step);
            }
            double seconds = secondsSince(start) / STEPS;
            return times(seconds, precomputes ? preparing : 0, usual, validationRows, trainee.trainableParameters());
        }
    }

    private Times times(double seconds, double preparing, int[] usual, int validationRows, long trainable) {
        double measured = Arrays.stream(usual).map(inputs::cost).sum();
        double all = Arrays.stream(byCost).map(inputs::cost).sum();
        double epochs = steering.epochs() * all / measured;
        double validation = preparing > 0 ? 0 : ASKING * validationRows / byCost.length;
        double rows = byCost.length + validationRows;
        return new Times(
                seconds * steering.batching().parts(),
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
