package io.crema.benchmark;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Setup;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Seconds from the start of the process to the macro-F1 after each epoch on the food reviews, with all weights trained:
 * {@code TimeToAccuracy FOLDER fp32|bf16 SEED}. Writes what {@code time_to_accuracy.py} starts from into the folder. The
 * seed draws the head's first weights, the order, and the dropout; the rows are the same for all seeds. Both sides train
 * three epochs, since the learning rate goes down over all of them.
 */
public final class TimeToAccuracy {
    private static final int ROWS = 1200;
    private static final int EPOCHS = 3;

    private TimeToAccuracy() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Precision precision = Precision.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        long seed = Long.parseLong(arguments[2]);
        SplitData data =
                LabelledData.named("small-fine-foods").split(Split.keepTest()).limitTraining(ROWS, 42);
        try (Pretrained model = Pretrained.load("minilm", ReviewTraining.LENGTH);
                Classifier classifier = model.newClassifier(data.labels(), Setup.USUAL.in(precision), seed)) {
            if (Files.notExists(folder.resolve("model.safetensors"))) {
                write(classifier, data, folder);
            }
            Hyperparameters steering =
                    Hyperparameters.defaults(2e-5).withEpochs(EPOCHS).withPatience(EPOCHS);
            new ReviewTraining(classifier, data, seed, false).run(steering, reporting(precision, seed));
        }
    }

    private static TrainingListener reporting(Precision precision, long seed) {
        return new TrainingListener() {
            @Override
            public void epoch(EpochReport epoch) {
                double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
                System.out.printf(
                        Locale.ROOT,
                        "{\"who\": \"crema %s\", \"seed\": %d, \"epoch\": %d, \"macro_f1\": %.4f, \"seconds\": %.1f}%n",
                        precision.label(),
                        seed,
                        epoch.epoch(),
                        epoch.scores().monitored().value(),
                        seconds);
            }
        };
    }

    /** The weights and the rows as token ids, so that both sides start from the same. */
    private static void write(Classifier classifier, SplitData data, Path folder) throws IOException {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        var parameters = classifier.network().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            var weight = classifier.weights().get(i);
            tensors.put(
                    parameters.get(i).name(),
                    FloatTensor.of(weight.toFloatArray(), weight.getShape().getShape()));
        }
        Safetensors.write(folder.resolve("model.safetensors"), tensors);
        Files.writeString(
                folder.resolve("tokenizer.json"), ModelSource.find("minilm").tokenizer());
        write(data.train(), folder.resolve("train.tsv"));
        write(data.validation(), folder.resolve("validation.tsv"));
    }

    private static void write(LabelledData part, Path file) throws IOException {
        int[] labels = part.labelIndices();
        List<String> lines = IntStream.range(0, part.rows())
                .mapToObj(row -> labels[row] + "\t" + part.text(row).replaceAll("\\s+", " "))
                .collect(Collectors.toList());
        Files.write(file, lines, StandardCharsets.UTF_8);
    }
}
