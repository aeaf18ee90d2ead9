package io.crema.finetune.view;

import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.RankingCurve;
import io.crema.finetune.metrics.RankingCurves;
import io.crema.finetune.metrics.RankingCurves.Mean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How a model's probabilities rank rows: ROC curves, and precision by recall. */
final class RankingView {
    /** More labels than these are more lines than one can tell apart. */
    private static final int MOST_LINES = 5;

    private RankingView() {}

    /** The report with the curves more; of several labels with a table of them. */
    static Report details(Report before, RankingCurves curves, String level) {
        Report report = curves.labels().size() < 2
                ? before
                : before.table(
                        "How its probabilities rank rows, each label against the rest, with " + level + " intervals",
                        table(curves));
        return report.chart(roc(curves)).chart(precision(curves));
    }

    /** One row a label, and their mean. */
    static Table table(RankingCurves curves) {
        List<String> labels = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        List<String> areas = new ArrayList<>();
        List<String> precisions = new ArrayList<>();
        List<String> chances = new ArrayList<>();
        for (RankingCurve curve : curves.labels()) {
            labels.add(curve.label());
            rows.add(curve.positives());
            areas.add(curve.rocAuc().toText(MetricTables.DECIMALS));
            precisions.add(curve.averagePrecision().toText(MetricTables.DECIMALS));
            chances.add(String.format(Locale.ROOT, "%.3f", curve.share()));
        }
        curves.mean().ifPresent(mean -> {
            labels.add("mean of the labels");
            rows.add(curves.labels().get(0).rows());
            areas.add(mean.rocAuc().toText(MetricTables.DECIMALS));
            precisions.add(mean.averagePrecision().toText(MetricTables.DECIMALS));
            chances.add("");
        });
        return Table.create(
                "Rankings",
                StringColumn.create("label", labels),
                IntColumn.create("rows", rows.toArray(Integer[]::new)),
                StringColumn.create("ROC AUC", areas),
                StringColumn.create("average precision", precisions),
                StringColumn.create("average precision by chance", chances));
    }

    /** What share of a label's rows is found at what share of the others. */
    static CurveChart roc(RankingCurves curves) {
        List<CurveChart.Curve> lines = new ArrayList<>();
        for (RankingCurve curve : drawn(curves)) {
            lines.add(RankingLine.roc(curve.points()).curve(curve.label()));
        }
        curves.mean()
                .ifPresent(mean -> lines.add(new CurveChart.Curve("mean of the labels", grid(), mean.roc(), false)));
        lines.add(new CurveChart.Curve("a coin", List.of(0.0, 1.0), List.of(0.0, 1.0), true));
        return new CurveChart(
                title("ROC", "AUC", curves, RankingCurve::rocAuc, Mean::rocAuc),
                sentence("Area under the ROC curve", curves, RankingCurve::rocAuc, Mean::rocAuc) + ", by chance 0.5.",
                "false positive rate",
                "true positive rate (recall)",
                lines);
    }

    /** How many of those found are right, the more are found. */
    static CurveChart precision(RankingCurves curves) {
        List<CurveChart.Curve> lines = new ArrayList<>();
        for (RankingCurve curve : drawn(curves)) {
            lines.add(RankingLine.precision(curve.points()).curve(curve.label()));
        }
        curves.mean()
                .ifPresent(
                        mean -> lines.add(new CurveChart.Curve("mean of the labels", grid(), mean.precision(), false)));
        if (curves.labels().size() == 1) {
            RankingCurve only = curves.labels().get(0);
            double share = only.share();
            lines.add(new CurveChart.Curve(
                    "the share of " + only.label(), List.of(0.0, 1.0), List.of(share, share), true));
        }
        return new CurveChart(
                title("Precision by recall", "AP", curves, RankingCurve::averagePrecision, Mean::averagePrecision),
                sentence("Average precision", curves, RankingCurve::averagePrecision, Mean::averagePrecision)
                        + ", by chance "
                        + curves.labels().stream()
                                .map(curve -> String.format(
                                        Locale.ROOT,
                                        curves.labels().size() == 1 ? "%2$.3f" : "%s %.3f",
                                        curve.label(),
                                        curve.share()))
                                .collect(Collectors.joining(", "))
                        + ".",
                "recall",
                "precision",
                lines);
    }

    /** Those with the most rows, if there are too many; where there is no curve there is nothing to draw. */
    private static List<RankingCurve> drawn(RankingCurves curves) {
        return curves.labels().stream()
                .filter(curve -> !curve.points().isEmpty())
                .sorted(Comparator.comparingInt(RankingCurve::positives).reversed())
                .limit(MOST_LINES)
                .toList();
    }

    private static String title(
            String what,
            String number,
            RankingCurves curves,
            Function<RankingCurve, Estimate> ofLabel,
            Function<Mean, Estimate> ofMean) {
        RankingCurve first = curves.labels().get(0);
        String n = ", n = " + Figures.count(first.rows());
        if (curves.labels().size() == 1) {
            return what + ", positive = " + first.label() + ": " + number + " "
                    + ofLabel.apply(first).toText(MetricTables.DECIMALS) + n;
        }
        String most = curves.labels().size() > MOST_LINES ? ", the " + MOST_LINES + " largest labels" : "";
        return what
                + most
                + curves.mean()
                        .map(mean ->
                                ": mean " + number + " " + ofMean.apply(mean).toText(MetricTables.DECIMALS))
                        .orElse("")
                + n;
    }

    private static String sentence(
            String what,
            RankingCurves curves,
            Function<RankingCurve, Estimate> ofLabel,
            Function<Mean, Estimate> ofMean) {
        String each = curves.labels().stream()
                .map(curve -> String.format(
                        Locale.ROOT,
                        "%s %s (%,d of %,d rows)",
                        curve.label(),
                        ofLabel.apply(curve).toText(MetricTables.DECIMALS),
                        curve.positives(),
                        curve.rows()))
                .collect(Collectors.joining("; "));
        return what
                + (curves.labels().size() == 1 ? ", positive = " : ", each label against the rest: ")
                + each
                + curves.mean()
                        .map(mean ->
                                "; mean of the labels " + ofMean.apply(mean).toText(MetricTables.DECIMALS))
                        .orElse("");
    }

    private static List<Double> grid() {
        return IntStream.rangeClosed(0, Mean.STEPS)
                .mapToObj(step -> (double) step / Mean.STEPS)
                .toList();
    }
}
