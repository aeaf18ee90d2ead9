package io.crema.benchmark;

import io.crema.finetune.FineTuned;
import io.crema.finetune.FineTuning;
import io.crema.finetune.Tiny;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Measures the resident size of a process that fine-tunes 30 times: {@code MemoryOfRuns [minilm|tiny] [runs]}. Prints it
 * after every run and, in the end, the slope of the last 20 in megabytes a run. Each run is let go of without being
 * closed, as a notebook's cell that runs again does. Needs Linux's {@code /proc}.
 */
final class MemoryOfRuns {
    private static final int LAST = 20;

    private MemoryOfRuns() {}

    public static void main(String[] arguments) throws IOException {
        boolean tiny = arguments.length == 0 || arguments[0].equals("tiny");
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        SplitData data = Tiny.data(80);
        double[] sizes = new double[runs];
        try (Pretrained model = tiny ? Tiny.model() : Pretrained.load(arguments[0], 16)) {
            List<Strategy> strategies = List.of(Strategy.full(), Strategy.lora(4, 8), Strategy.head());
            for (int run = 0; run < runs; run++) {
                Strategy strategy = strategies.get(run % strategies.size());
                FineTuned trained = FineTuning.of(model)
                        .on(data)
                        .strategy(strategy)
                        .epochs(2)
                        .fit();
                sizes[run] = residentMegabytes();
                System.out.printf(
                        Locale.ROOT,
                        "%2d %-5s %7.1f MB  %s%n",
                        run + 1,
                        strategy.name(),
                        sizes[run],
                        trained.outcome().reason());
            }
        }
        System.out.printf(Locale.ROOT, "slope over the last %d runs: %.2f MB a run%n", LAST, slope(sizes));
    }

    /** By least squares. */
    private static double slope(double[] sizes) {
        int first = Math.max(0, sizes.length - LAST);
        int n = sizes.length - first;
        double meanX = (n - 1) / 2.0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanY += sizes[first + i] / n;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < n; i++) {
            covariance += (i - meanX) * (sizes[first + i] - meanY);
            variance += (i - meanX) * (i - meanX);
        }
        return covariance / variance;
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }
}
