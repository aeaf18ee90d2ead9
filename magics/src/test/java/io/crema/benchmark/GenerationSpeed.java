package io.crema.benchmark;

import io.crema.finetune.generation.Generated;
import io.crema.finetune.generation.Generator;
import io.crema.finetune.generation.TokenSampling;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Progress;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many tokens a second a language model writes, always taking the best: {@code GenerationSpeed FOLDER NAME THREADS
 * TIMES}. {@code generation_speed.py} made the models, and does the same in Python. Text is spelled and told as it
 * comes, as in a notebook. The rate by processor time is that of the thread that writes, and counts with one thread only.
 */
public final class GenerationSpeed {
    private static final int PROMPT = 16;
    private static final int NEW = 64;
    private static final int SHOWN = 8;

    private GenerationSpeed() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]).resolve(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        int times = Integer.parseInt(arguments[3]);
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        String prompt = IntStream.range(5, 5 + PROMPT).mapToObj(id -> "t" + id).collect(Collectors.joining(" "));
        double[] seconds = new double[times + 1];
        double[] busy = new double[times + 1];
        try (LanguageModel model = LanguageModel.load(folder.toString())) {
            var generator = new Generator(model, TokenSampling.greedy(), NEW);
            String text = "";
            for (int time = 0; time <= times; time++) {
                long start = System.nanoTime();
                long thread = processorTime();
                Generated written = generator.generate(prompt, more -> {}, Progress.NONE);
                seconds[time] = (System.nanoTime() - start) / 1e9;
                busy[time] = (processorTime() - thread) / 1e9;
                text = written.text();
            }
            System.out.printf(
                    Locale.ROOT,
                    "{\"who\": \"crema\", \"model\": \"%s\", \"threads\": %d, \"rate\": %.1f,"
                            + " \"rate_of_processor_time\": %.1f, \"text\": \"%s\"}%n",
                    arguments[1],
                    threads,
                    NEW / median(seconds),
                    NEW / median(busy),
                    Arrays.stream(text.strip().split(" ")).limit(SHOWN).collect(Collectors.joining(" ")));
        }
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Without the first, which warms up. */
    private static double median(double... all) {
        double[] sorted = Arrays.stream(all).skip(1).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
