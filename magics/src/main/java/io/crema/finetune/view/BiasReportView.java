package io.crema.finetune.view;

import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.BiasStratum;
import io.crema.finetune.fairness.Gap;
import io.crema.finetune.fairness.GroupMetric;
import io.crema.finetune.fairness.GroupRow;
import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How decisions fall on groups: the report, its tables and its chart. */
public final class BiasReportView {
    private static final List<GroupMetric> SHOWN = List.of(
            GroupMetric.SELECTION_RATE,
            GroupMetric.TRUE_POSITIVE_RATE,
            GroupMetric.FALSE_POSITIVE_RATE,
            GroupMetric.ACCURACY);

    private static final List<GroupMetric> OTHERS =
            List.of(GroupMetric.FALSE_NEGATIVE_RATE, GroupMetric.TRUE_NEGATIVE_RATE, GroupMetric.PRECISION);

    private BiasReportView() {}

    /** What it comes to, and for each stratum its groups, its gaps, its footnotes and its charts. */
    public static Report report(BiasReport bias) {
        return details(Report.titled(bias.title()).findings("", bias.summary()), bias, "");
    }

    /** What tells a report from others of one assessment: {@code sex, positive = good}. */
    static String name(BiasReport bias) {
        return bias.title().replaceFirst("^Bias report: ", "");
    }

    /**
     * The report with the numbers of an assessment more.
     *
     * @param lead in front of each caption; empty where there is one assessment only
     */
    static Report details(Report before, BiasReport bias, String lead) {
        Report report = before;
        for (BiasStratum stratum : bias.strata()) {
            String within = stratum.name().isEmpty() ? "" : ", " + stratum.name();
            report = report.table(
                            lead + "Rates by group" + within + intervals(stratum), groups(stratum), stratum.footnotes())
                    .chartOfTable(selectionRates(bias, stratum))
                    .foldedTable(
                            lead + "What these rates are shares of, and the other rates" + within, others(stratum));
            if (bias.sensitive().size() == 2) {
                report = report.chartOfTable(BiasFigures.intersections(bias, stratum));
            }
            report = report.table(
                            lead + "Gaps " + bias.options().method().words() + within + shuffles(bias.options()),
                            gaps(stratum.gaps()))
                    .chartOfTable(BiasFigures.gaps(stratum, bias.options()));
            if (!stratum.scores().isEmpty()) {
                report = report.table(lead + "Scores by group" + within, BiasFigures.scores(stratum))
                        .chart(BiasFigures.roc(stratum))
                        .chart(BiasFigures.calibration(stratum));
            } else {
                report = report.sentence("No ROC curve and no calibration by group" + within
                        + ": these decisions came without the probability of \u201c" + bias.positive()
                        + "\u201d. Name the column that has it, if there is one: %bias_report --score COLUMN.");
            }
        }
        return report;
    }

    /** One row a group, the pooled rows last: its size, and its rates with their intervals. */
    public static Table groups(BiasStratum stratum) {
        var rows = new ArrayList<>(stratum.groups());
        rows.add(stratum.overall());
        Table table = Table.create(
                "Rates by group",
                StringColumn.create(
                        "group", rows.stream().map(BiasReportView::name).toList()),
                IntColumn.create("n", rows.stream().map(GroupRow::rows).toArray(Integer[]::new)));
        for (GroupMetric metric : SHOWN) {
            table.addColumns(rates(metric, rows));
        }
        return table;
    }

    /** One row a group: how many rows the rates are shares of, and the rates that the first table leaves out. */
    public static Table others(BiasStratum stratum) {
        var rows = new ArrayList<>(stratum.groups());
        rows.add(stratum.overall());
        Table table = Table.create(
                "Other rates",
                StringColumn.create(
                        "group", rows.stream().map(BiasReportView::name).toList()),
                base("positives", rows, GroupMetric.TRUE_POSITIVE_RATE),
                base("negatives", rows, GroupMetric.FALSE_POSITIVE_RATE),
                base("selected", rows, GroupMetric.PRECISION));
        for (GroupMetric metric : OTHERS) {
            table.addColumns(rates(metric, rows));
        }
        return table;
    }

    private static IntColumn base(String name, List<GroupRow> rows, GroupMetric metric) {
        return IntColumn.create(
                name, rows.stream().map(row -> row.rate(metric).rows()).toArray(Integer[]::new));
    }

    private static StringColumn rates(GroupMetric metric, List<GroupRow> rows) {
        return StringColumn.create(
                metric.title(),
                rows.stream().map(row -> row.rate(metric).estimate().toText(2)).toList());
    }

    private static String name(GroupRow row) {
        return row.small() ? row.name() + " (small)" : row.name();
    }

    /** One row a gap: its value, the band that chance alone would give, and p. */
    public static Table gaps(List<Gap> gaps) {
        return Table.create(
                "Gaps between groups",
                StringColumn.create(
                        "gap", gaps.stream().map(gap -> gap.disparity().title()).toList()),
                StringColumn.create(
                        "value", gaps.stream().map(gap -> gap.score().toText(3)).toList()),
                StringColumn.create(
                        chanceTitle(gaps),
                        gaps.stream().map(BiasReportView::band).toList()),
                StringColumn.create(
                        "p",
                        gaps.stream()
                                .map(gap -> gap.test()
                                        .map(test -> Figures.p(test.p()))
                                        .orElse(""))
                                .toList()),
                StringColumn.create(
                        "reading",
                        gaps.stream()
                                .map(gap -> gap.test().isEmpty()
                                        ? "not tested"
                                        : gap.isOutsideBand() ? "wider than chance" : "within chance")
                                .toList()));
    }

    /** {@code by chance (95 %)}: where such a part of the gaps lies that chance alone makes. */
    private static String chanceTitle(List<Gap> gaps) {
        return "by chance"
                + gaps.stream()
                        .flatMap(gap -> gap.test().stream())
                        .findFirst()
                        .map(test -> percent(test.level()))
                        .orElse("");
    }

    private static String intervals(BiasStratum stratum) {
        return stratum.overall()
                .rate(GroupMetric.SELECTION_RATE)
                .estimate()
                .interval()
                .map(interval -> ", with intervals" + percent(interval.level()))
                .orElse("");
    }

    /** {@code , 2,000 permutations, seed 42}. */
    static String shuffles(BiasOptions options) {
        return String.format(Locale.ROOT, ", %,d permutations, seed %d", options.permutations(), options.seed());
    }

    private static String percent(double level) {
        return String.format(Locale.ROOT, " (%.0f %%)", 100 * level);
    }

    static String band(Gap gap) {
        return gap.test()
                .map(test -> String.format(Locale.ROOT, "%.3f to %.3f", test.lower(), test.upper()))
                .orElse("");
    }

    /** The selection rate of each group with its interval, beside the pooled rate. */
    public static BarChart selectionRates(BiasReport bias, BiasStratum stratum) {
        GroupMetric metric = GroupMetric.SELECTION_RATE;
        List<BarChart.Bar> bars = stratum.groups().stream()
                .map(row -> bar(row.rate(metric).estimate()))
                .toList();
        double overall = stratum.overall().rate(metric).estimate().score().orNaN();
        return new BarChart(
                "Share predicted \u201c" + bias.positive() + "\u201d by group"
                        + (stratum.name().isEmpty() ? "" : ", " + stratum.name()),
                sentence(bias, stratum),
                "",
                "selection rate",
                stratum.groups().stream()
                        .map(row -> name(row) + ", n = " + Figures.count(row.rows()))
                        .toList(),
                List.of(new BarChart.Bars(metric.title(), bars)),
                Double.isNaN(overall) ? List.of() : List.of(new BarChart.Reference(overall, "all rows")));
    }

    static BarChart.Bar bar(Estimate estimate) {
        double value = estimate.score().orNaN();
        return estimate.interval().map(interval -> bar(value, interval)).orElse(BarChart.Bar.of(value));
    }

    private static BarChart.Bar bar(double value, Interval interval) {
        return new BarChart.Bar(value, interval.lower(), interval.upper());
    }

    private static String sentence(BiasReport bias, BiasStratum stratum) {
        var rates = new ArrayList<String>();
        for (GroupRow row : stratum.groups()) {
            rates.add(row.name() + " "
                    + row.rate(GroupMetric.SELECTION_RATE).estimate().toText(2));
        }
        return "Share predicted \u201c" + bias.positive() + "\u201d: " + String.join("; ", rates) + "; all rows "
                + stratum.overall().rate(GroupMetric.SELECTION_RATE).estimate().toText(2) + ".";
    }
}
