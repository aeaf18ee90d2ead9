package io.crema.finetune.view;

import io.crema.finetune.fairness.BiasStratum;
import io.crema.finetune.fairness.Gap;
import io.crema.finetune.fairness.GapContest;
import io.crema.finetune.fairness.GroupMetric;
import io.crema.finetune.metrics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Several models by their accuracy and their gap: what one costs in the other. */
public final class TradeOff {
    private TradeOff() {}

    /** What the models get right, then their gaps beside it. */
    public static Report report(GapContest models) {
        return ContestView.report(models.contest())
                .findings("Groups by " + models.subject(), models.summary())
                .table(
                        "Accuracy and " + models.disparity().title() + " by " + models.subject()
                                + BiasReportView.shuffles(
                                        models.reports().get(0).options()),
                        table(models))
                .chartOfTable(chart(models));
    }

    /** One row a model: its accuracy, its gap, what chance makes of that, and how far it is from the first's. */
    public static Table table(GapContest models) {
        int size = models.names().size();
        return Table.create(
                "Accuracy and gap",
                StringColumn.create("model", models.names()),
                IntColumn.create(
                        "n",
                        models.reports().stream()
                                .map(report -> report.only().overall().rows())
                                .toArray(Integer[]::new)),
                StringColumn.create(
                        "accuracy",
                        IntStream.range(0, size)
                                .mapToObj(model -> accuracy(models, model).toText(MetricTables.DECIMALS))
                                .toList()),
                StringColumn.create(
                        models.disparity().title(),
                        IntStream.range(0, size)
                                .mapToObj(model -> models.gap(model).score().toText(MetricTables.DECIMALS))
                                .toList()),
                StringColumn.create(
                        "by chance",
                        IntStream.range(0, size)
                                .mapToObj(model -> BiasReportView.band(models.gap(model)))
                                .toList()),
                StringColumn.create(
                        "p",
                        IntStream.range(0, size)
                                .mapToObj(model -> models.gap(model)
                                        .test()
                                        .map(test -> Figures.p(test.p()))
                                        .orElse(""))
                                .toList()),
                StringColumn.create(
                        "less the first's",
                        IntStream.range(0, size)
                                .mapToObj(model -> model == 0
                                        ? ""
                                        : models.changes()
                                                .get(model - 1)
                                                .change()
                                                .toText(MetricTables.DECIMALS))
                                .toList()));
    }

    /** The gap over the accuracy, a point for each model. */
    public static LineChart chart(GapContest models) {
        String title = models.disparity().title();
        List<String> names = models.names();
        List<LineChart.Line> points = new ArrayList<>();
        for (int model = 0; model < names.size(); model++) {
            List<Double> values = new ArrayList<>();
            for (int other = 0; other < names.size(); other++) {
                values.add(other == model ? models.gap(model).score().orNaN() : Double.NaN);
            }
            points.add(new LineChart.Line(names.get(model), values));
        }
        return new LineChart(
                "The " + title + " against accuracy, by " + models.subject(),
                IntStream.range(0, names.size())
                        .mapToObj(model -> words(models, model))
                        .collect(Collectors.joining("; ", "Accuracy and " + title + ": ", ".")),
                "accuracy",
                title,
                IntStream.range(0, names.size())
                        .mapToObj(model -> accuracy(models, model).score().orNaN())
                        .toList(),
                points,
                List.of());
    }

    private static String words(GapContest models, int model) {
        Gap gap = models.gap(model);
        BiasStratum stratum = models.reports().get(model).only();
        return String.format(
                Locale.ROOT,
                "%s %s at %s%s (n = %,d)",
                models.names().get(model),
                accuracy(models, model).toText(MetricTables.DECIMALS),
                gap.score().toText(MetricTables.DECIMALS),
                gap.test()
                        .map(test -> String.format(
                                Locale.ROOT, ", by chance up to %.3f, p %s", test.upper(), Figures.p(test.p())))
                        .orElse(""),
                stratum.overall().rows());
    }

    private static Estimate accuracy(GapContest models, int model) {
        return models.reports()
                .get(model)
                .only()
                .overall()
                .rate(GroupMetric.ACCURACY)
                .estimate();
    }
}
