package io.crema.finetune.view;

import io.crema.finetune.metrics.Comparison;
import io.crema.finetune.metrics.ConfusionMatrix;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Measure;
import io.crema.finetune.metrics.Measured;
import io.crema.finetune.metrics.Measurements;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How well a model does, beside its baselines: the report of an evaluation. */
public final class EvaluationView {
    private static final int DECIMALS = 3;

    private EvaluationView() {}

    /** The headline and the verdict against each baseline, all metrics, the classes, and the confusion matrix. */
    public static Report report(Evaluation evaluation) {
        var findings = new ArrayList<String>();
        findings.add(headline(evaluation));
        findings.addAll(evaluation.verdicts(evaluation.decisive()));
        return Report.titled(String.format(
                        Locale.ROOT,
                        "%s on the %s, %,d rows",
                        evaluation.name(),
                        evaluation.rowsName(),
                        evaluation.size()))
                .findings("", findings)
                .table("Metrics, higher is better unless a row says lower", metrics(evaluation), undefined(evaluation))
                .table("Classes", ClassTable.of("class", evaluation.classes()))
                .chart(confusion(evaluation.confusion()));
    }

    /** {@code F1 (macro) 0.825 (95 % interval 0.799 to 0.850), accuracy 0.845 (0.821 to 0.866).} */
    private static String headline(Evaluation evaluation) {
        Measurements<Predictions> measurements = evaluation.measurements();
        String first = figure(measurements.measured(evaluation.decisive()), intervalTitle(evaluation) + " ");
        boolean both = !evaluation.decisive().equals(Metrics.ACCURACY)
                && measurements.measures().contains(Metrics.ACCURACY);
        return first + (both ? ", " + figure(evaluation.measured(Metrics.ACCURACY), "") : "") + ".";
    }

    private static String figure(Measured measured, String before) {
        return measured.metric().title() + " " + measured.score().toText(DECIMALS)
                + measured.interval()
                        .map(found -> " (" + before + found.toText(DECIMALS) + ")")
                        .orElse("");
    }

    /** One row a metric: its value with the interval, then the value of each baseline. */
    public static Table metrics(Evaluation evaluation) {
        List<Measured> measured = evaluation.measured();
        Table table = Table.create("Metrics");
        table.addColumns(
                StringColumn.create(
                        "metric",
                        measured.stream().map(each -> name(each.metric())).toList()),
                scores(evaluation.name(), measured),
                StringColumn.create(
                        intervalTitle(evaluation),
                        measured.stream().map(EvaluationView::interval).toList()));
        for (Comparison comparison : evaluation.comparisons()) {
            table.addColumns(scores(comparison.baseline(), comparison.measured()));
        }
        return table;
    }

    private static String name(Measure<?> metric) {
        return metric.higherIsBetter() ? metric.title() : metric.title() + ", lower is better";
    }

    private static String intervalTitle(Evaluation evaluation) {
        return String.format(
                Locale.ROOT, "%.0f %% interval", 100 * evaluation.resampling().level());
    }

    private static DoubleColumn scores(String name, List<Measured> measured) {
        return DoubleColumn.create(
                name,
                measured.stream()
                        .mapToDouble(each -> rounded(each.score().orNaN()))
                        .toArray());
    }

    private static String interval(Measured measured) {
        return measured.interval().map(found -> found.toText(DECIMALS)).orElse("");
    }

    /** Why a cell of the metrics has no number: {@code Matthews correlation of majority class is undefined: ...}. */
    private static List<String> undefined(Evaluation evaluation) {
        var notes = new ArrayList<String>();
        addUndefined(notes, evaluation.name(), evaluation.measured());
        evaluation
                .comparisons()
                .forEach(comparison -> addUndefined(notes, comparison.baseline(), comparison.measured()));
        return notes;
    }

    private static void addUndefined(List<String> notes, String model, List<Measured> measured) {
        measured.stream()
                .filter(each -> !each.score().isDefined())
                .forEach(each -> notes.add("\u2013: the " + each.metric().title() + " of " + model + " is undefined, "
                        + each.score().reason() + "."));
    }

    /** More decimals than the interval deserves would be noise. */
    static double rounded(double value) {
        double scale = Math.pow(10, DECIMALS);
        return Double.isFinite(value) ? Math.rint(value * scale) / scale : value;
    }

    /** What was predicted for each true class, in rows. */
    public static HeatMap confusion(ConfusionMatrix confusion) {
        var counts = new ArrayList<List<Double>>();
        for (int truth = 0; truth < confusion.classes(); truth++) {
            int row = truth;
            counts.add(IntStream.range(0, confusion.classes())
                    .mapToObj(predicted -> confusion.count(row, predicted))
                    .toList());
        }
        return new HeatMap(
                "Confusion matrix",
                confusionSentence(confusion),
                "predicted",
                "true",
                confusion.labels(),
                confusion.labels(),
                counts);
    }

    private static String confusionSentence(ConfusionMatrix confusion) {
        String right = String.format(
                Locale.ROOT,
                "%,.0f of %,.0f rows are predicted as what they are.",
                confusion.correct(),
                confusion.total());
        int classes = confusion.classes();
        int worst = IntStream.range(0, classes * classes)
                .filter(cell -> cell / classes != cell % classes)
                .reduce((a, b) ->
                        confusion.count(b / classes, b % classes) > confusion.count(a / classes, a % classes) ? b : a)
                .orElse(0);
        double count = classes < 2 ? 0 : confusion.count(worst / classes, worst % classes);
        return count == 0
                ? right
                : right
                        + String.format(
                                Locale.ROOT,
                                " The most frequent mistake is %s taken for %s (%,.0f).",
                                confusion.labels().get(worst / classes),
                                confusion.labels().get(worst % classes),
                                count);
    }
}
