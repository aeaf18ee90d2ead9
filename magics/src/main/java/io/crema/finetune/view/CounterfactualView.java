package io.crema.finetune.view;

import io.crema.finetune.fairness.CounterfactualPair;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.CounterfactualRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What changes when only the person in a sentence changes: the report of counterfactual swaps. */
public final class CounterfactualView {
    /** More bars than this no longer fit a page; the table has them all. */
    private static final int MOST_BARS = 24;

    private CounterfactualView() {}

    /** What it comes to, the variants, the sentences that differ most, and a chart of the mean probabilities. */
    public static Report report(CounterfactualReport swaps) {
        return details(Report.titled(swaps.title()).findings("", swaps.summary()), swaps);
    }

    /** The report with the numbers of swaps more. */
    static Report details(Report before, CounterfactualReport swaps) {
        Report report = before;
        if (swaps.skipped() > 0) {
            report = report.sentence(String.format(
                    Locale.ROOT, "%,d texts were left out: nothing in them could be swapped surely.", swaps.skipped()));
        }
        report = report.chartOfTable(chart(swaps));
        report = swaps.groups().isEmpty()
                ? report.table("Variants, lowest first", variants(swaps.rows()))
                : report.table("Groups of variants, lowest first", variants(swaps.groups()))
                        .foldedTable("All " + swaps.rows().size() + " variants, lowest first", variants(swaps.rows()));
        return report.table("The same sentence, farthest apart", pairs(swaps));
    }

    /** One row a variant, the lowest first. */
    public static Table variants(List<CounterfactualRow> rows) {
        Table table = Table.create(
                "Variants",
                StringColumn.create(
                        "variant",
                        rows.stream().map(row -> row.variant().name()).toList()));
        if (rows.stream()
                .anyMatch(row -> !row.variant().name().equals(row.variant().group()))) {
            table.addColumns(StringColumn.create(
                    "group", rows.stream().map(row -> row.variant().group()).toList()));
        }
        return table.addColumns(
                StringColumn.create(
                        "mean probability",
                        rows.stream().map(row -> row.mean().toText(2)).toList()),
                StringColumn.create(
                        "mean change",
                        rows.stream().map(row -> row.change().toText(3)).toList()),
                StringColumn.create(
                        "flip rate",
                        rows.stream().map(row -> row.flipRate().toText(2)).toList()),
                StringColumn.create(
                        "adjusted p",
                        rows.stream().map(row -> Figures.p(row.adjustedP())).toList()));
    }

    /** The forms of one sentence that lie farthest apart, side by side. */
    public static Table pairs(CounterfactualReport swaps) {
        List<CounterfactualPair> worst = swaps.worst();
        return Table.create(
                "Pairs",
                StringColumn.create(
                        "higher", worst.stream().map(CounterfactualPair::higher).toList()),
                DoubleColumn.create(
                        "P(higher)",
                        worst.stream()
                                .mapToDouble(pair -> EvaluationView.rounded(pair.higherProbability()))
                                .toArray()),
                StringColumn.create(
                        "lower", worst.stream().map(CounterfactualPair::lower).toList()),
                DoubleColumn.create(
                        "P(lower)",
                        worst.stream()
                                .mapToDouble(pair -> EvaluationView.rounded(pair.lowerProbability()))
                                .toArray()),
                DoubleColumn.create(
                        "apart",
                        worst.stream()
                                .mapToDouble(pair -> EvaluationView.rounded(pair.difference()))
                                .toArray()));
    }

    /** The mean probability of each group of variants, or of each variant where there are no groups. */
    public static BarChart chart(CounterfactualReport swaps) {
        List<CounterfactualRow> all = swaps.groups().isEmpty() ? swaps.rows() : swaps.groups();
        List<CounterfactualRow> rows = all.stream().limit(MOST_BARS).toList();
        double mean = swaps.rows().stream()
                .mapToDouble(row -> row.mean().score().orNaN())
                .average()
                .orElse(Double.NaN);
        return new BarChart(
                "Mean P(" + swaps.positive() + ") of the same sentences, by who is spoken of"
                        + (rows.size() < all.size() ? ", lowest " + rows.size() : ""),
                sentence(swaps, rows, mean),
                "",
                "mean P(" + swaps.positive() + ")",
                rows.stream().map(row -> row.variant().name()).toList(),
                List.of(new BarChart.Bars(
                        "mean probability",
                        rows.stream().map(row -> BiasReportView.bar(row.mean())).toList())),
                List.of(new BarChart.Reference(mean, "all variants")));
    }

    private static String sentence(CounterfactualReport swaps, List<CounterfactualRow> rows, double mean) {
        return "Mean probability of \u201c" + swaps.positive() + "\u201d over " + swaps.sentences()
                + " sentences, lowest first: "
                + rows.stream()
                        .map(row -> row.variant().name() + " " + row.mean().toText(2))
                        .collect(Collectors.joining("; "))
                + String.format(Locale.ROOT, "; all variants %.2f.", mean);
    }
}
