package io.crema.finetune.view;

import io.crema.finetune.fairness.BiasStratum;
import io.crema.finetune.fairness.Criterion;
import io.crema.finetune.fairness.Disparity;
import io.crema.finetune.fairness.Gap;
import io.crema.finetune.fairness.GroupMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Several runs by their accuracy and their gap: what one costs in the other. */
public final class TradeOff {
    private TradeOff() {}

    /** A run's name and how its decisions fall on the groups. */
    public record Run(String name, BiasStratum stratum) {}

    /**
     * Accuracy over a criterion's difference, a point for each run.
     *
     * @param runs at least one, on the same rows
     */
    public static LineChart chart(List<Run> runs, Criterion criterion) {
        List<Double> gaps =
                runs.stream().map(run -> gap(run, criterion).score().orNaN()).toList();
        List<LineChart.Line> points = new ArrayList<>();
        for (int at = 0; at < runs.size(); at++) {
            List<Double> values = new ArrayList<>();
            for (int other = 0; other < runs.size(); other++) {
                values.add(other == at ? accuracy(runs.get(at)) : Double.NaN);
            }
            points.add(new LineChart.Line(runs.get(at).name(), values));
        }
        String title = Disparity.of(
                        criterion,
                        Disparity.Form.DIFFERENCE,
                        runs.get(0).stratum().gaps().get(0).disparity().method())
                .title();
        return new LineChart(
                "Accuracy against the " + title,
                runs.stream()
                        .map(run -> words(run, criterion))
                        .collect(Collectors.joining("; ", "Accuracy and " + title + ": ", ".")),
                title,
                "accuracy",
                gaps,
                points,
                List.of());
    }

    private static String words(Run run, Criterion criterion) {
        Gap gap = gap(run, criterion);
        return String.format(
                Locale.ROOT,
                "%s %s at %s%s (n = %,d)",
                run.name(),
                run.stratum().overall().rate(GroupMetric.ACCURACY).estimate().toText(3),
                gap.score().toText(3),
                gap.test().map(test -> ", p " + Figures.p(test.p())).orElse(""),
                run.stratum().overall().rows());
    }

    private static Gap gap(Run run, Criterion criterion) {
        return run.stratum().gap(criterion, Disparity.Form.DIFFERENCE);
    }

    private static double accuracy(Run run) {
        return run.stratum()
                .overall()
                .rate(GroupMetric.ACCURACY)
                .estimate()
                .score()
                .orNaN();
    }
}
