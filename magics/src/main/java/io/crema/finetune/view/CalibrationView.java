package io.crema.finetune.view;

import io.crema.finetune.metrics.Calibration;
import io.crema.finetune.metrics.Comparison;
import io.crema.finetune.metrics.Measure;
import io.crema.finetune.metrics.Measured;
import io.crema.finetune.metrics.Measurements;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Reliability;
import io.crema.finetune.metrics.ReliabilityBin;
import io.crema.finetune.metrics.Score;
import io.crema.finetune.metrics.TemperatureScaling;
import io.crema.finetune.metrics.TemperatureScaling.Limit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How far a model's probabilities can be trusted: the reliability diagram, and what temperature scaling does. */
final class CalibrationView {
    private static final String OWN_ROWS =
            " These are the very rows that are evaluated, so the numbers after are flattered.";

    private static final String ALL_RIGHT =
            "none of these rows is decided wrongly, so that they cannot say how sure is too sure; more rows can";

    private static final String WORSE_THAN_NONE =
            "equal probabilities would fit these rows better, which no temperature mends: see to the model first";

    /** Calibration error and Brier score: log loss says the same as the latter, less legibly. */
    private static final int SHOWN_OF_EACH = 2;

    private CalibrationView() {}

    /** What the numbers come to, and how the temperature was found. */
    static List<String> findings(Calibration calibration) {
        String fitted = String.format(
                Locale.ROOT,
                "Temperature scaling: T = %.3f, fitted on the %s (%,d rows); %s.%s",
                calibration.scaling().temperature(),
                calibration.fittedOn(),
                calibration.fittedRows(),
                direction(calibration.scaling()),
                calibration.ownRows() ? OWN_ROWS : "");
        return List.of(sentence(calibration), fitted + " The predicted classes stay the same.");
    }

    private static String direction(TemperatureScaling scaling) {
        return switch (scaling.limit()) {
            case ALL_RIGHT -> "the probabilities stay as they are, as " + ALL_RIGHT;
            case WORSE_THAN_NONE -> "the probabilities stay as they are, as " + WORSE_THAN_NONE;
            case NONE ->
                scaling.temperature() > 1.05
                        ? "the model is too sure of itself, and its probabilities are made softer"
                        : scaling.temperature() < 0.95
                                ? "the model is less sure than it could be, and its probabilities are made sharper"
                                : "the probabilities are nearly as they should be";
        };
    }

    private static String sentence(Calibration calibration) {
        Score before = calibration.before().calibrationError();
        Score after = calibration.after().calibrationError();
        return String.format(
                Locale.ROOT,
                "Its confidence is off by %s on average (ECE, 15 bins), after scaling by %s.",
                before.toText(3),
                after.toText(3));
    }

    /** Calibration error, Brier score and log loss, before and after, and what scaling changes. */
    static Table table(Calibration calibration) {
        Measurements<Predictions> after = calibration.measurements();
        Comparison before = after.comparisons().get(0);
        return Table.create(
                "Calibration",
                StringColumn.create(
                        "metric", after.measures().stream().map(Measure::title).toList()),
                StringColumn.create("before", texts(before.measured())),
                StringColumn.create(
                        String.format(
                                Locale.ROOT,
                                "after, T = %.3f",
                                calibration.scaling().temperature()),
                        texts(after.measured())),
                StringColumn.create(
                        "change",
                        before.differences().stream().map(MetricTables::signed).toList()));
    }

    /** One row a label that a model may give or not: calibration error and Brier score, before and after. */
    static Table table(List<String> labels, List<Calibration> calibrations) {
        Table table = Table.create("Calibration", StringColumn.create("label", labels));
        table.addColumns(StringColumn.create(
                "temperature",
                calibrations.stream()
                        .map(each -> String.format(
                                Locale.ROOT, "%.3f", each.scaling().temperature()))
                        .toList()));
        for (int measure = 0; measure < SHOWN_OF_EACH; measure++) {
            int at = measure;
            String title = calibrations.get(0).measurements().measures().get(at).title();
            table.addColumns(
                    StringColumn.create(
                            title,
                            calibrations.stream()
                                    .map(each -> before(each).get(at))
                                    .toList()),
                    StringColumn.create(
                            title + ", after",
                            calibrations.stream()
                                    .map(each -> texts(each.measurements().measured())
                                            .get(at))
                                    .toList()));
        }
        return table;
    }

    private static List<String> before(Calibration calibration) {
        return texts(calibration.measurements().comparisons().get(0).measured());
    }

    /** How the temperatures of several labels were found. */
    static List<String> notes(List<String> labels, List<Calibration> calibrations) {
        Calibration first = calibrations.get(0);
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "Each label has a temperature of its own, fitted on the %s (%,d rows); above 1 it makes a model less sure"
                        + " of itself.%s",
                first.fittedOn(),
                first.fittedRows(),
                first.ownRows() ? OWN_ROWS : ""));
        addKept(notes, labels, calibrations, Limit.ALL_RIGHT, ALL_RIGHT);
        addKept(notes, labels, calibrations, Limit.WORSE_THAN_NONE, WORSE_THAN_NONE);
        return notes;
    }

    private static void addKept(
            List<String> notes, List<String> labels, List<Calibration> calibrations, Limit limit, String why) {
        String kept = IntStream.range(0, labels.size())
                .filter(label -> calibrations.get(label).scaling().limit() == limit)
                .mapToObj(labels::get)
                .collect(Collectors.joining(", "));
        if (!kept.isEmpty()) {
            notes.add("The probabilities of " + kept + " stay as they are, as " + why + ".");
        }
    }

    private static List<String> texts(List<Measured> measured) {
        return measured.stream().map(each -> each.toText(MetricTables.DECIMALS)).toList();
    }

    /** The share that is right by how sure the model is; the numbers beside the points are rows. */
    static PointChart chart(Calibration calibration) {
        return new PointChart(
                "Reliability: how often it is right when it is so sure",
                sentence(calibration) + " " + widest(calibration.before()),
                "mean confidence of the bin",
                "share that is right",
                "right as often as sure",
                List.of(
                        new PointChart.Points("as it is (with rows)", points(calibration.before())),
                        new PointChart.Points("after scaling", points(calibration.after()))));
    }

    private static List<PointChart.Point> points(Reliability reliability) {
        return reliability.bins().stream()
                .filter(bin -> bin.confidence().isDefined())
                .map(bin -> new PointChart.Point(
                        bin.confidence().value(),
                        bin.accuracy().score().value(),
                        bin.accuracy().interval().orElseThrow().lower(),
                        bin.accuracy().interval().orElseThrow().upper(),
                        bin.rows()))
                .toList();
    }

    /** The bin that makes up most of the error. */
    private static String widest(Reliability reliability) {
        return reliability.bins().stream()
                .filter(bin -> bin.confidence().isDefined())
                .max(Comparator.comparingDouble(bin -> bin.rows() * gap(bin)))
                .map(bin -> String.format(
                        Locale.ROOT,
                        "The %,d rows of which it is sure by %.2f to %.2f weigh most: %.2f sure on average, %s right.",
                        bin.rows(),
                        bin.low(),
                        bin.high(),
                        bin.confidence().value(),
                        bin.accuracy().toText(2)))
                .orElse("");
    }

    private static double gap(ReliabilityBin bin) {
        return Math.abs(bin.accuracy().score().value() - bin.confidence().value());
    }
}
