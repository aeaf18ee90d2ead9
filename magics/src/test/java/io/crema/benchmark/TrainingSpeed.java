package io.crema.benchmark;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Labels;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TextBackbone;
import io.crema.finetune.model.TextInputs;
import io.crema.finetune.strategy.FullFineTune;
import io.crema.finetune.strategy.Steering;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How many samples a second full fine-tuning takes: MiniLM, batches of 16 x 128 tokens, dropout 0.1, AdamW with clipping,
 * two threads. The first argument is a folder into which the model is written for {@code training_speed.py}, the second
 * the number of steps.
 */
public final class TrainingSpeed {
    private static final int BATCH = 16;
    private static final int LENGTH = 128;
    private static final int WARM_UP = 3;

    private TrainingSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int steps = Integer.parseInt(arguments[1]);
        try (Pretrained model = Pretrained.load("minilm", LENGTH);
                Classifier classifier = model.newClassifier(List.of("a", "b"), 1)) {
            Torch.useThreads(2);
            write(classifier, folder.resolve("model.safetensors"));
            System.out.printf(
                    Locale.ROOT,
                    "{\"who\": \"crema\", \"train\": %.3f, \"predict\": %.3f}%n",
                    training(classifier, steps),
                    prediction(classifier, steps));
        }
    }

    private static double training(Classifier classifier, int steps) {
        Tokens tokens = tokens(BATCH * steps);
        var random = new SplittableRandom(2);
        int[] labels = random.ints((long) BATCH * steps, 0, 2).toArray();
        var examples = new Strategy.Examples(inputs(classifier, tokens), new Labels(labels));
        double[] seconds = new double[steps];
        try (Trainee trainee = new FullFineTune(1)
                .applyTo(
                        classifier,
                        examples,
                        new Steering(BATCH, 0.01, 1, Optimizer.Settings.DEFAULT),
                        Progress.NONE)) {
            for (int step = 0; step < steps; step++) {
                int first = step * BATCH;
                long start = System.nanoTime();
                trainee.step(IntStream.range(first, first + BATCH).toArray(), 5e-5, step);
                seconds[step] = (System.nanoTime() - start) / 1e9;
            }
        }
        return BATCH / median(seconds);
    }

    private static double prediction(Classifier classifier, int steps) {
        double[] seconds = new double[steps];
        for (int step = 0; step < steps; step++) {
            Tokens tokens = tokens(BATCH);
            long start = System.nanoTime();
            classifier.logits(inputs(classifier, tokens), Progress.NONE);
            seconds[step] = (System.nanoTime() - start) / 1e9;
        }
        return BATCH / median(seconds);
    }

    private static Inputs inputs(Classifier classifier, Tokens tokens) {
        return new TextInputs(tokens, (TextBackbone) classifier.backbone());
    }

    private static Tokens tokens(int rows) {
        var random = new SplittableRandom(1);
        return Tokens.of(IntStream.range(0, rows)
                .mapToObj(row -> random.ints(LENGTH, 1000, 30000).toArray())
                .toArray(int[][]::new));
    }

    private static void write(Classifier classifier, Path file) {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        var parameters = classifier.network().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            NDArray weight = classifier.weights().get(i);
            tensors.put(
                    parameters.get(i).name(),
                    FloatTensor.of(weight.toFloatArray(), weight.getShape().getShape()));
        }
        Safetensors.write(file, tensors);
    }

    private static double median(double[] seconds) {
        double[] warm = Arrays.copyOfRange(seconds, WARM_UP, seconds.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }
}
