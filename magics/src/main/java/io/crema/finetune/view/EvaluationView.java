package io.crema.finetune.view;

import io.crema.finetune.metrics.ClassScores;
import io.crema.finetune.metrics.Comparison;
import io.crema.finetune.metrics.ConfusionMatrix;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Measured;
import io.crema.finetune.metrics.Metric;
import io.crema.finetune.metrics.Metrics;
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

    /**
     * The verdict against each baseline, all metrics, the classes, and the confusion matrix.
     */
    public static Report report(Evaluation evaluation) {
        Report report = Report.titled(String.format(
                Locale.ROOT, "%s on the %s, %,d rows", evaluation.name(), evaluation.rowsName(), evaluation.size()));
        for (String verdict : evaluation.verdicts(headline(evaluation))) {
            report = report.sentence(verdict);
        }
        return report.table("Metrics", metrics(evaluation))
                .table("Classes", classes(evaluation))
                .chart(confusion(evaluation.confusion()));
    }

    private static Metric headline(Evaluation evaluation) {
        return evaluation.metrics().contains(Metrics.MACRO_F1)
                ? Metrics.MACRO_F1
                : evaluation.metrics().get(0);
    }

    /** One row a metric: its value with the interval, then the value of each baseline. */
    public static Table metrics(Evaluation evaluation) {
        List<Measured> measured = evaluation.measured();
        Table table = Table.create("Metrics");
        table.addColumns(
                StringColumn.create(
                        "metric",
                        measured.stream().map(each -> each.metric().title()).toList()),
                scores(evaluation.name(), measured),
                StringColumn.create(
                        intervalTitle(evaluation),
                        measured.stream().map(EvaluationView::interval).toList()));
        for (Comparison comparison : evaluation.comparisons()) {
            table.addColumns(scores(comparison.baseline(), comparison.measured()));
        }
        table.addColumns(StringColumn.create(
                "better is",
                measured.stream()
                        .map(each -> each.metric().higherIsBetter() ? "higher" : "lower")
                        .toList()));
        return table;
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
        return measured.score().isDefined()
                ? measured.interval().map(found -> found.toText(DECIMALS)).orElse("")
                : measured.score().toText(DECIMALS);
    }

    /** More decimals than the interval deserves would be noise. */
    static double rounded(double value) {
        double scale = Math.pow(10, DECIMALS);
        return Double.isFinite(value) ? Math.rint(value * scale) / scale : value;
    }

    /** Precision, recall, F1 and support of each class. */
    public static Table classes(Evaluation evaluation) {
        List<ClassScores> classes = evaluation.classes();
        return Table.create(
                "Classes",
                StringColumn.create(
                        "class", classes.stream().map(ClassScores::label).toList()),
                DoubleColumn.create(
                        "precision",
                        classes.stream()
                                .mapToDouble(each -> rounded(each.precision().orNaN()))
                                .toArray()),
                DoubleColumn.create(
                        "recall",
                        classes.stream()
                                .mapToDouble(each -> rounded(each.recall().orNaN()))
                                .toArray()),
                DoubleColumn.create(
                        "F1",
                        classes.stream()
                                .mapToDouble(each -> rounded(each.f1().orNaN()))
                                .toArray()),
                DoubleColumn.create(
                        "support",
                        classes.stream().mapToDouble(ClassScores::support).toArray()));
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
