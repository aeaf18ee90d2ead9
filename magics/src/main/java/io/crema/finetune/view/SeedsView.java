package io.crema.finetune.view;

import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.SeedScores;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.Scores;
import io.crema.finetune.train.SeedSeries;
import io.crema.finetune.train.SeedTraining;
import io.crema.finetune.train.TrainingLoop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Trainings that differ by their seed alone: how much of their score is chance. */
public final class SeedsView {
    /** More curves than there are looks cannot be told apart. */
    private static final int MOST_CURVES = Palette.values().length;

    private SeedsView() {}

    /**
     * The answer, what it is of and what not, the seeds as a table and as dots, and their curves over one another.
     *
     * @param noticed while they were trained, by seed
     */
    public static Report report(SeedSeries series, Map<Long, List<Finding>> noticed) {
        Report report = Report.titled(series.model() + ", from " + series.asked() + " seeds")
                .findings("", SeedFindings.of(series));
        if (!noticed.isEmpty()) {
            report = report.findings(
                    "Noticed", SeedFindings.noticed(noticed, series.trainings().size()));
        }
        report = report.table("By seed, on the validation rows", bySeed(series));
        if (series.scores().isPresent()) {
            report = report.table("Over the seeds that count", overSeeds(series))
                    .chartOfTable(chart(series, series.scores().get()));
        }
        return curves(series).map(report::chart).orElse(report);
    }

    private static Table bySeed(SeedSeries series) {
        List<SeedTraining> trainings = series.trainings();
        Table table = Table.create(
                "seeds",
                text(trainings, "seed", training -> String.valueOf(training.seed())),
                text(trainings, "run", training -> training.keptAs().isEmpty() ? "not kept" : training.keptAs()),
                numbers(
                        trainings,
                        "best epoch",
                        outcome -> outcome.bestEpoch() == 0 ? Double.NaN : outcome.bestEpoch()));
        for (String name : names(series)) {
            table.addColumns(text(trainings, name, training -> value(training, name)));
        }
        table.addColumns(
                numbers(trainings, "seconds", outcome -> Math.round(10 * outcome.seconds()) / 10.0),
                text(trainings, "ended", training -> training.reason().words(series.monitor())));
        series.median()
                .ifPresent(median -> table.addColumns(
                        text(trainings, "", training -> training.equals(median) ? "\u2605 median" : " ")));
        return table;
    }

    private static List<String> names(SeedSeries series) {
        return series.trainings().stream()
                .flatMap(training -> training.scores().stream())
                .findFirst()
                .map(Scores::withLoss)
                .map(scores -> scores.stream().map(Scores.Score::name).toList())
                .orElse(List.of());
    }

    private static String value(SeedTraining training, String name) {
        return training.scores()
                .flatMap(scores -> scores.withLoss().stream()
                        .filter(score -> score.name().equals(name))
                        .findFirst())
                .map(score -> figure(score.value()))
                .orElse("");
    }

    /** As sentences write it: a number of a table's own is rounded otherwise where it ends in a 5. */
    private static String figure(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "";
    }

    private static StringColumn text(List<SeedTraining> trainings, String name, Function<SeedTraining, String> cell) {
        return StringColumn.create(name, trainings.stream().map(cell).toList());
    }

    private static DoubleColumn numbers(
            List<SeedTraining> trainings, String name, ToDoubleFunction<TrainingLoop.Outcome> number) {
        return DoubleColumn.create(
                name,
                trainings.stream()
                        .mapToDouble(training -> training.outcome().stream()
                                .mapToDouble(number)
                                .findFirst()
                                .orElse(Double.NaN))
                        .toArray());
    }

    private static Table overSeeds(SeedSeries series) {
        List<SeedScores> all = series.all();
        return Table.create(
                "over the seeds",
                StringColumn.create("score", all.stream().map(SeedScores::name).toList()),
                figures("mean", all, SeedScores::mean),
                figures("standard deviation", all, SeedScores::deviation),
                StringColumn.create(
                        "95 % interval of the mean",
                        all.stream().map(scores -> scores.interval().toText(3)).toList()),
                figures("lowest", all, SeedScores::lowest),
                figures("highest", all, SeedScores::highest));
    }

    private static StringColumn figures(String name, List<SeedScores> all, ToDoubleFunction<SeedScores> value) {
        return StringColumn.create(
                name,
                all.stream().map(scores -> figure(value.applyAsDouble(scores))).toList());
    }

    /** Each seed's score as a dot, and their mean in its interval. */
    static LineChart chart(SeedSeries series, SeedScores scores) {
        List<SeedTraining> counted = series.counted();
        Interval interval = scores.interval();
        String sentence = String.format(
                Locale.ROOT,
                "%s; the seeds range from %.3f to %.3f, standard deviation %.3f.",
                series.sentence(),
                scores.lowest(),
                scores.highest(),
                scores.deviation());
        return new LineChart(
                series.monitor() + " by seed",
                sentence,
                "seed",
                series.monitor(),
                counted.stream().map(training -> (double) training.seed()).toList(),
                List.of(
                        LineChart.Line.points("one seed", scores.scores()),
                        LineChart.Line.level(
                                "mean and its 95 % interval",
                                counted.size(), scores.mean(), interval.lower(), interval.upper())),
                List.of());
    }

    /** The score that was watched, epoch by epoch, one line a seed; empty where a line would be a point, or one of many. */
    static Optional<LineChart> curves(SeedSeries series) {
        List<SeedTraining> drawn = series.trainings().stream()
                .filter(training -> !history(training).isEmpty())
                .toList();
        int epochs = drawn.stream()
                .mapToInt(training -> history(training).size())
                .max()
                .orElse(0);
        if (epochs < 2 || drawn.size() < 2 || drawn.size() > MOST_CURVES) {
            return Optional.empty();
        }
        String sentence = "The " + series.monitor() + " on the validation rows after each epoch, for " + drawn.size()
                + " seeds; a line ends where its training did.";
        return Optional.of(new LineChart(
                series.monitor() + " by epoch",
                sentence,
                "epoch",
                series.monitor(),
                IntStream.rangeClosed(1, epochs)
                        .mapToObj(epoch -> (double) epoch)
                        .toList(),
                drawn.stream()
                        .map(training -> new LineChart.Line("seed " + training.seed(), curve(training, epochs)))
                        .toList(),
                List.of()));
    }

    private static List<EpochReport> history(SeedTraining training) {
        return training.outcome().map(TrainingLoop.Outcome::history).orElse(List.of());
    }

    private static List<Double> curve(SeedTraining training, int epochs) {
        List<EpochReport> history = history(training);
        return IntStream.range(0, epochs)
                .mapToObj(epoch -> epoch < history.size()
                        ? history.get(epoch).scores().monitored().value()
                        : Double.NaN)
                .toList();
    }
}
