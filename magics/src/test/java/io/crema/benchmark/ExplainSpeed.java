package io.crema.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.crema.finetune.explain.Explaining;
import io.crema.finetune.explain.IntegratedGradients;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How many seconds of the processor one sentence takes to be explained: MiniLM as a classifier, integrated gradients with 50
 * steps, on one thread, compiling included. {@code explain_speed.py} does the same in Python.
 */
public final class ExplainSpeed {
    private static final int WARM_UP = 3;
    private static final int STEPS = 50;
    private static final String SENTENCE = "The coffee was not bad at all, and although the delivery took longer than I"
            + " had hoped, I would order this roast again.";

    private ExplainSpeed() {}

    /**
     * Prints one line of JSON.
     *
     * @param arguments how often it is timed
     */
    public static void main(String[] arguments) {
        int times = Integer.parseInt(arguments[0]);
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Pretrained model = Pretrained.load("minilm");
                Classifier classifier = model.newClassifier(List.of("a", "b"), 1)) {
            Explaining explaining = Explaining.of(classifier, List.of(SENTENCE), Progress.NONE);
            double[] seconds = IntStream.range(0, WARM_UP + times)
                    .mapToDouble(i -> {
                        long start = system.getProcessCpuTime();
                        explaining.by(IntegratedGradients.exactly(STEPS));
                        return (system.getProcessCpuTime() - start) / 1e9;
                    })
                    .skip(WARM_UP)
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "{\"who\": \"crema\", \"case\": \"explain\", \"tokens\": %d, \"seconds\": %.4f}%n",
                    model.preprocessor().inputs(List.of(SENTENCE)).cost(0),
                    seconds[times / 2]);
        }
    }
}
