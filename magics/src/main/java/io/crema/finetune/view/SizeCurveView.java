package io.crema.finetune.view;

import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.SizeCurve;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The score over the number of rows that were learned from, and whether more of them would help. */
public final class SizeCurveView {
    private static final int DECIMALS = 3;

    private SizeCurveView() {}

    /** The answer, the curve with its band, and every training's score. */
    public static Report report(SizeCurve curve) {
        return Report.titled("More data? " + curve.model() + " by training rows")
                .findings("", List.of(curve.answer(), how(curve)))
                .chartOfTable(chart(curve))
                .table("By training rows, " + curve.metric().title(), table(curve));
    }

    private static String how(SizeCurve curve) {
        return String.format(
                Locale.ROOT,
                "Each size was trained with %d seeds (from seed %d) and judged on the same %,d %s. The band is a %.0f %%"
                        + " bootstrap interval over rows and seeds.",
                curve.seeds(),
                curve.resampling().seed(),
                curve.judged(),
                curve.rowsName(),
                100 * curve.resampling().level());
    }

    /** The mean of the trainings at each size, with the interval as a band. */
    public static LineChart chart(SizeCurve curve) {
        List<Estimate> means = curve.means();
        Estimate first = means.get(0);
        Estimate last = means.get(means.size() - 1);
        List<SizeCurve.Point> points = curve.points();
        String sentence = String.format(
                Locale.ROOT,
                "%s goes from %s with %,d training rows to %s with %,d.",
                curve.metric().title(),
                first.toText(DECIMALS),
                points.get(0).rows(),
                last.toText(DECIMALS),
                points.get(points.size() - 1).rows());
        return new LineChart(
                "Score by training rows",
                sentence,
                "training rows",
                curve.metric().title(),
                points.stream().map(point -> (double) point.rows()).toList(),
                List.of(LineChart.Line.banded(
                        "mean of " + curve.seeds() + " seeds",
                        means.stream().map(mean -> mean.score().value()).toList(),
                        bounds(means, Interval::lower),
                        bounds(means, Interval::upper))),
                List.of());
    }

    private static List<Double> bounds(List<Estimate> means, ToDoubleFunction<Interval> bound) {
        return means.stream()
                .map(mean -> bound.applyAsDouble(mean.interval().orElseThrow()))
                .toList();
    }

    private static Table table(SizeCurve curve) {
        List<SizeCurve.Point> points = curve.points();
        return Table.create(
                "sizes",
                IntColumn.create(
                        "training rows",
                        points.stream().map(SizeCurve.Point::rows).toArray(Integer[]::new)),
                StringColumn.create(
                        "mean",
                        curve.means().stream()
                                .map(mean -> mean.toText(DECIMALS))
                                .toList()),
                StringColumn.create(
                        "each seed",
                        points.stream()
                                .map(point -> point.bySeed().stream()
                                        .map(training -> score(curve, training))
                                        .collect(Collectors.joining(", ")))
                                .toList()));
    }

    private static String score(SizeCurve curve, Predictions training) {
        return curve.metric().of(training).toText(DECIMALS);
    }
}
