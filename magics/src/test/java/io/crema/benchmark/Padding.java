package io.crema.benchmark;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingListener;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * An epoch over food reviews in batches of like length, and the same with every text filled up to the most tokens:
 * {@code Padding [ROWS]}. Prints examples a second of processor time, which does not depend on what else the machine
 * does, on the one thread that computes; and each form's macro-F1 on the validation part.
 */
final class Padding {
    private Padding() {}

    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1200;
        SplitData data =
                LabelledData.named("small-fine-foods").split(Split.keepTest()).limitTraining(rows, 42);
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        try (Pretrained model = Pretrained.load("minilm", ReviewTraining.LENGTH)) {
            double dynamic = examplesASecond(model, data, false);
            double padded = examplesASecond(model, data, true);
            System.out.printf(Locale.ROOT, "{\"ratio\": %.2f, \"rows\": %d}%n", dynamic / padded, rows);
        }
    }

    private static double examplesASecond(Pretrained model, SplitData data, boolean padded) {
        var clock = new StepClock();
        try (Classifier classifier = model.newClassifier(data.labels(), 42)) {
            new ReviewTraining(classifier, data, padded)
                    .run(Hyperparameters.defaults(2e-5).withEpochs(1), clock);
        }
        double rate = data.train().rows() / clock.seconds;
        System.out.printf(
                Locale.ROOT,
                "{\"form\": \"%s\", \"examples_per_cpu_second\": %.2f, \"macro_f1\": %.4f, \"validation_rows\": %d}%n",
                padded ? "filled up to " + ReviewTraining.LENGTH : "by length",
                rate,
                clock.score,
                data.validation().rows());
        return rate;
    }

    /** The processor's time between the start of an epoch and its last step. */
    private static final class StepClock implements TrainingListener {
        private final long start = now();
        private double seconds;
        private double score;

        private static long now() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        @Override
        public void step(StepReport step) {
            seconds = (now() - start) / 1e9;
        }

        @Override
        public void epoch(EpochReport epoch) {
            score = epoch.scores().monitored().value();
        }
    }
}
