package io.crema.benchmark;

import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.SensitiveFeature;
import io.crema.finetune.metrics.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a bias report takes: {@code BiasSpeed ROWS.csv PERMUTATIONS ROUNDS}, the rows being those that {@code
 * bias_speed.py} wrote, which does the same with Fairlearn's MetricFrame and as many bootstraps.
 *
 * <p>The report has every rate with its interval, the eight gaps with their null bands, and each group's ROC curve with
 * its interval.
 */
public final class BiasSpeed {
    private BiasSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        int rows = lines.size() - 1;
        int[] truth = new int[rows];
        double[][] probabilities = new double[rows][];
        List<String> groups = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            truth[row] = Integer.parseInt(cells[0]);
            double score = Double.parseDouble(cells[1]);
            probabilities[row] = new double[] {1 - score, score};
            groups.add(cells[2]);
        }
        Predictions predictions = Predictions.of(List.of("0", "1"), truth, probabilities);
        BiasOptions options = BiasOptions.seeded(42).withPermutations(Integer.parseInt(arguments[1]));
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            long start = System.nanoTime();
            Duration busy = processorTime();
            BiasReport report =
                    BiasReport.of(predictions, "1", List.of(new SensitiveFeature("group", groups)), options);
            System.out.printf(
                    Locale.ROOT,
                    "{\"who\": \"crema\", \"rows\": %d, \"permutations\": %d, \"seconds\": %.3f,"
                            + " \"processor_seconds\": %.3f, \"gap\": %.4f}%n",
                    rows,
                    options.permutations(),
                    (System.nanoTime() - start) / 1e9,
                    processorTime().minus(busy).toMillis() / 1e3,
                    report.only().gaps().get(0).score().value());
        }
    }

    /** What all threads of this process took, which other processes on the machine do not lengthen. */
    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
