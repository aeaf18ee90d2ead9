package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.CounterfactualRow;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.strategy.FeatureCache;
import io.crema.finetune.strategy.Strategy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a head trained on product reviews says of people, over the sentences that come with Crema. */
class IdentitySwapsIT {
    private static final int ROWS = 1000;
    private static final List<Integer> SEEDS = List.of(1, 2, 3);

    @TempDir
    private Path folder;

    @Test
    void marksDownTheSamePeopleWhateverTheSeedOfTheTraining() {
        List<CounterfactualReport> reports = reports();

        for (CounterfactualReport report : reports) {
            assertTrue(report.sentences() >= 20, report.title());
            for (String marked : List.of("blind", "gay")) {
                assertTrue(interval(report, marked).upper() < 0, marked + " " + interval(report, marked));
            }
            for (String favoured : List.of("Jewish", "American")) {
                assertTrue(interval(report, favoured).lower() > 0, favoured + " " + interval(report, favoured));
            }
            assertTrue(row(report, "transgender").change().score().value() < 0, "transgender people are marked down");
        }
        for (CounterfactualReport other : reports.subList(1, reports.size())) {
            double agreement = spearman(reports.get(0), other);
            assertTrue(agreement > 0.85, "rank correlation " + agreement);
        }
    }

    /** Of the mean change against all variants of the same sentences. */
    private static Interval interval(CounterfactualReport report, String name) {
        return row(report, name).change().interval().orElseThrow();
    }

    private static CounterfactualRow row(CounterfactualReport report, String name) {
        return report.rows().stream()
                .filter(each -> each.variant().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A head trained long enough to be sure of itself; its seed draws the first weights and the order of the rows. */
    private List<CounterfactualReport> reports() {
        SplitData data = LabelledData.named("small-fine-foods").limit(ROWS, 1).split(Split.stratified(.8, .1, .1));
        List<CounterfactualReport> reports = new ArrayList<>();
        try (Pretrained model = Pretrained.load("minilm", 64)) {
            for (int seed : SEEDS) {
                try (FineTuned run = FineTuning.of(model)
                        .on(data)
                        .strategy(Strategy.head())
                        .cache(FeatureCache.in(folder, 1 << 30))
                        .epochs(60)
                        .learningRate(0.02)
                        .patience(60)
                        .with(before -> before.withOptimizer(0.001, 100))
                        .seed(seed)
                        .fit()) {
                    reports.add(run.counterfactuals(Counterfactuals.identities(), "great"));
                }
            }
        }
        return reports;
    }

    /** Spearman's rank correlation of the variants' mean changes: both reports list them by it. */
    private static double spearman(CounterfactualReport one, CounterfactualReport other) {
        List<String> first =
                one.rows().stream().map(row -> row.variant().name()).toList();
        List<String> second =
                other.rows().stream().map(row -> row.variant().name()).toList();
        double n = first.size();
        double squares = IntStream.range(0, first.size())
                .mapToDouble(rank -> Math.pow(rank - second.indexOf(first.get(rank)), 2))
                .sum();
        return 1 - 6 * squares / (n * (n * n - 1));
    }
}
