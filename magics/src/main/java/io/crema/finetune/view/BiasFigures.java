package io.crema.finetune.view;

import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.BiasStratum;
import io.crema.finetune.fairness.Disparity;
import io.crema.finetune.fairness.Gap;
import io.crema.finetune.fairness.GroupMetric;
import io.crema.finetune.fairness.GroupRow;
import io.crema.finetune.fairness.GroupScores;
import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.RankingCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The figures of a bias report: gaps beside chance, scores by group, and intersections. */
public final class BiasFigures {
    private static final int ROC_STEPS = 20;
    private static final int BINS = 10;
    /** More groups than this are more lines than one can tell apart. */
    private static final int MOST_LINES = 4;

    private BiasFigures() {}

    /** The differences of a stratum, each beside the widest that chance alone makes in most shuffles. */
    public static BarChart gaps(BiasStratum stratum, BiasOptions options) {
        List<Gap> gaps = stratum.gaps().stream()
                .filter(gap -> gap.disparity().form() == Disparity.Form.DIFFERENCE)
                .toList();
        String band = String.format(Locale.ROOT, "%.0f %% of gaps by chance are below", 100 * options.level());
        return new BarChart(
                "Gaps beside what chance makes of them" + within(stratum),
                gaps.stream()
                        .map(gap -> sentence(gap))
                        .collect(Collectors.joining("; ", "Gaps, and what chance alone makes of them: ", ".")),
                "",
                "difference",
                gaps.stream().map(gap -> gap.disparity().criterion().title()).toList(),
                List.of(
                        new BarChart.Bars(
                                "gap",
                                gaps.stream()
                                        .map(gap -> BarChart.Bar.of(gap.score().orNaN()))
                                        .toList()),
                        new BarChart.Bars(
                                band,
                                gaps.stream()
                                        .map(gap -> BarChart.Bar.of(gap.test()
                                                .map(test -> test.upper())
                                                .orElse(Double.NaN)))
                                        .toList())),
                List.of());
    }

    private static String sentence(Gap gap) {
        return gap.disparity().title() + " " + gap.score().toText(2)
                + gap.test()
                        .map(test -> String.format(
                                Locale.ROOT, ", by chance up to %.2f, p %s", test.upper(), Figures.p(test.p())))
                        .orElse("");
    }

    private static String within(BiasStratum stratum) {
        return stratum.name().isEmpty() ? "" : ", " + stratum.name();
    }

    /** One row a group: how well its scores rank its rows, and how far they are from what they say. */
    public static Table scores(BiasStratum stratum) {
        List<GroupScores> scores = stratum.scores();
        return Table.create(
                "Scores by group",
                StringColumn.create(
                        "group", scores.stream().map(GroupScores::group).toList()),
                IntColumn.create("n", scores.stream().map(GroupScores::rows).toArray(Integer[]::new)),
                StringColumn.create(
                        "ROC AUC",
                        scores.stream().map(each -> each.area().toText(2)).toList()),
                StringColumn.create(
                        "mean score",
                        scores.stream().map(each -> mean(each, true)).toList()),
                StringColumn.create(
                        "share positive",
                        scores.stream().map(each -> mean(each, false)).toList()));
    }

    private static String mean(GroupScores scores, boolean ofScore) {
        double rows = scores.bins().stream().mapToDouble(GroupScores.Bin::rows).sum();
        double sum = scores.bins().stream()
                .mapToDouble(bin -> bin.rows()
                        * (ofScore ? bin.score() : bin.positive().score().value()))
                .sum();
        return String.format(Locale.ROOT, "%.2f", sum / rows);
    }

    /** The ROC curves of the groups over one grid of false positive rates, beside that of a coin. */
    public static LineChart roc(BiasStratum stratum) {
        List<Double> grid = IntStream.rangeClosed(0, ROC_STEPS)
                .mapToObj(step -> (double) step / ROC_STEPS)
                .toList();
        List<GroupScores> shown =
                shown(stratum).stream().filter(each -> !each.curve().isEmpty()).toList();
        List<LineChart.Line> lines = new ArrayList<>();
        for (GroupScores scores : shown) {
            lines.add(new LineChart.Line(
                    scores.group(),
                    grid.stream()
                            .map(rate -> RankingCurve.recallAt(scores.curve(), rate))
                            .toList()));
        }
        lines.add(new LineChart.Line("a coin", grid));
        return new LineChart(
                "ROC by group" + within(stratum) + largest(stratum),
                shown.stream()
                        .map(each -> each.group() + " " + each.area().toText(2) + " (n = " + each.rows() + ")")
                        .collect(Collectors.joining("; ", "Area under the ROC curve: ", "; a coin 0.50.")),
                "false positive rate",
                "true positive rate",
                grid,
                lines,
                List.of());
    }

    private static String largest(BiasStratum stratum) {
        return stratum.scores().size() > MOST_LINES ? ", the " + MOST_LINES + " largest" : "";
    }

    private static List<GroupScores> shown(BiasStratum stratum) {
        return stratum.scores().stream()
                .sorted((a, b) -> Integer.compare(b.rows(), a.rows()))
                .limit(MOST_LINES)
                .toList();
    }

    /** Of rows of nearly one score, the share that truly is positive, by group; ideally the score itself. */
    public static LineChart calibration(BiasStratum stratum) {
        List<Double> middles = DoubleStream.iterate(0.5, bin -> bin < BINS, bin -> bin + 1)
                .map(bin -> bin / BINS)
                .boxed()
                .toList();
        List<LineChart.Line> lines = new ArrayList<>();
        for (GroupScores scores : shown(stratum)) {
            lines.add(new LineChart.Line(
                    scores.group(),
                    IntStream.range(0, BINS).mapToObj(bin -> share(scores, bin)).toList()));
        }
        lines.add(new LineChart.Line("as it says", middles));
        return new LineChart(
                "Calibration by group" + within(stratum) + largest(stratum),
                shown(stratum).stream()
                        .map(each -> each.group() + " mean score " + mean(each, true) + ", share positive "
                                + mean(each, false))
                        .collect(Collectors.joining(
                                "; ", "What scores say beside what is true, in bins of a tenth: ", ".")),
                "score",
                "share positive",
                middles,
                lines,
                List.of());
    }

    private static double share(GroupScores scores, int index) {
        return scores.bins().stream()
                .filter(bin -> bin.index() == index)
                .mapToDouble(bin -> bin.positive().score().orNaN())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The selection rate of every intersection of two features; small cells are hatched, empty ones named. */
    public static RateMap intersections(BiasReport bias, BiasStratum stratum) {
        List<String> rows = distinct(stratum, 0);
        List<String> columns = distinct(stratum, 1);
        List<List<RateMap.Cell>> cells = rows.stream()
                .map(row -> columns.stream()
                        .map(column -> cell(stratum, List.of(row, column)))
                        .toList())
                .toList();
        return new RateMap(
                "Share predicted \u201c" + bias.positive() + "\u201d by " + String.join(" and ", bias.sensitive())
                        + within(stratum),
                stratum.groups().stream()
                        .map(BiasFigures::words)
                        .collect(Collectors.joining(
                                "; ",
                                "Share predicted \u201c" + bias.positive() + "\u201d of each intersection: ",
                                ".")),
                new RateMap.Axis(bias.sensitive().get(0), rows),
                new RateMap.Axis(bias.sensitive().get(1), columns),
                cells);
    }

    private static List<String> distinct(BiasStratum stratum, int feature) {
        return stratum.groups().stream()
                .map(group -> group.values().get(feature))
                .distinct()
                .toList();
    }

    private static RateMap.Cell cell(BiasStratum stratum, List<String> values) {
        return stratum.groups().stream()
                .filter(group -> group.values().equals(values))
                .map(group -> new RateMap.Cell(rate(group).score().orNaN(), group.rows(), group.small()))
                .findFirst()
                .orElse(new RateMap.Cell(Double.NaN, 0, true));
    }

    private static Estimate rate(GroupRow group) {
        return group.rate(GroupMetric.SELECTION_RATE).estimate();
    }

    private static String words(GroupRow group) {
        return group.name()
                + (group.rows() == 0 ? " no rows" : " " + rate(group).toText(2) + " (n = " + group.rows() + ")");
    }
}
