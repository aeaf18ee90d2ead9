package io.crema.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How many examples a second one kind of work takes on two threads, and the most memory that the process held:
 * {@code TrainingSpeed CASE STEPS}, with a case of {@link SpeedCase}. {@code training_speed.py} does the same in Python.
 */
public final class TrainingSpeed {
    private static final int WARM_UP = 3;

    private TrainingSpeed() {}

    public static void main(String[] arguments) throws IOException {
        SpeedCase kind = SpeedCase.named(arguments[0]);
        int steps = Integer.parseInt(arguments[1]);
        System.setProperty("ai.djl.pytorch.num_threads", "2");
        try (SpeedCase.Work work = kind.prepare()) {
            double[] seconds = IntStream.range(0, WARM_UP + steps)
                    .mapToDouble(step -> timed(work, step))
                    .skip(WARM_UP)
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "{\"who\": \"crema\", \"case\": \"%s\", \"rate\": %.3f, \"peak_mb\": %.0f}%n",
                    kind.label(),
                    work.examples() / seconds[steps / 2],
                    peakMegabytes());
        }
    }

    private static double timed(SpeedCase.Work work, int step) {
        long start = System.nanoTime();
        work.step(step);
        return (System.nanoTime() - start) / 1e9;
    }

    /** The largest resident size of this process so far, as Linux counts it. */
    private static double peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line ->
                        Double.parseDouble(Arrays.asList(line.split("\\s+")).get(1)) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
