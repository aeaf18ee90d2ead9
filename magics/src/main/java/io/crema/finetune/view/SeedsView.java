package io.crema.finetune.view;

import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.SeedScores;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.Scores;
import io.crema.finetune.train.SeedSeries;
import io.crema.finetune.train.SeedTraining;
import io.crema.finetune.train.StopReason;
import io.crema.finetune.train.TrainingLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Trainings that differ by their seed alone: how much of their score is chance. */
public final class SeedsView {
    private static final int FEW = 4;

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
                .findings("", findings(series));
        if (!noticed.isEmpty()) {
            report = report.findings(
                    "Noticed", noticed(noticed, series.trainings().size()));
        }
        report = report.table("By seed, on the validation rows", bySeed(series));
        if (series.scores().isPresent()) {
            report = report.table("Over the seeds that count", overSeeds(series))
                    .chartOfTable(chart(series, series.scores().get()));
        }
        return curves(series).map(report::chart).orElse(report);
    }

    static List<String> findings(SeedSeries series) {
        List<String> findings = new ArrayList<>();
        findings.add(series.sentence() + ".");
        series.scores().ifPresent(scores -> findings.addAll(meaning(scores)));
        List<SeedTraining> trainings = series.trainings();
        trainings.stream()
                .filter(training -> !training.counts())
                .map(SeedsView::leftOut)
                .forEach(findings::add);
        if (trainings.size() < series.asked()) {
            long next = trainings.get(0).seed() + trainings.size();
            long end = trainings.get(0).seed() + series.asked();
            findings.add(
                    "It was stopped: of " + series.asked() + " seeds, " + SeedSeries.seeds(LongStream.range(next, end))
                            + (end - next == 1 ? " was" : " were") + " not begun.");
        }
        series.median()
                .filter(median -> series.scores().isPresent())
                .ifPresent(median -> findings.add(median(median, series)));
        return findings;
    }

    /** What was noticed of several seeds is said once. */
    private static List<String> noticed(Map<Long, List<Finding>> noticed, int trainings) {
        Map<String, Set<Long>> seeds = new LinkedHashMap<>();
        noticed.forEach((seed, findings) -> findings.forEach(finding -> seeds.computeIfAbsent(
                        finding.sentence() + " " + finding.advice(), said -> new LinkedHashSet<>())
                .add(seed)));
        return seeds.entrySet().stream()
                .map(each -> which(each.getValue(), trainings) + ": " + each.getKey())
                .toList();
    }

    private static String which(Set<Long> seeds, int trainings) {
        if (seeds.size() == trainings) {
            return "Every seed";
        }
        return (seeds.size() == 1 ? "Seed " : "Seeds ")
                + SeedSeries.seeds(seeds.stream().mapToLong(Long::longValue));
    }

    private static List<String> meaning(SeedScores scores) {
        List<String> meaning = new ArrayList<>();
        int seeds = scores.scores().size();
        meaning.add(String.format(
                Locale.ROOT,
                "The interval is Student's t of the mean over seeds (n = %d). It is about the chance of training: from seed"
                        + " to seed the order of the rows, the new weights and dropout differ, and nothing else. Which rows"
                        + " were drawn is another chance: the interval of one run's evaluation is about that.",
                seeds));
        if (seeds < FEW) {
            meaning.add(String.format(
                    Locale.ROOT,
                    "%d seeds are few: the interval is %.1f standard errors to each side, and very wide. 5 seeds make it 2.8.",
                    seeds,
                    scores.student()));
        } else {
            meaning.add(String.format(
                    Locale.ROOT,
                    "Two runs with these settings lie up to %.3f apart by their seeds alone (in 95 of 100 cases): a smaller"
                            + " gain over another single run may be nothing else.",
                    scores.apart()));
        }
        return meaning;
    }

    private static String leftOut(SeedTraining training) {
        StopReason reason = training.reason();
        boolean kept = training.scores().isPresent();
        String said = "Seed " + training.seed() + " " + said(reason) + " and is not in the mean.";
        if (reason == StopReason.DIVERGED) {
            return said + " Try a tenth of the learning rate: a mean of those that went well alone is too good.";
        }
        return said + (kept ? " The weights of its best epoch so far are kept." : " Its weights so far are kept.");
    }

    private static String said(StopReason reason) {
        return switch (reason) {
            case COMPLETED, EARLY_STOPPED, OUT_OF_TIME -> "was not judged by a number";
            case INTERRUPTED -> "was interrupted";
            case DIVERGED -> "diverged, its loss was not a finite number,";
        };
    }

    private static String median(SeedTraining median, SeedSeries series) {
        return "The median is seed " + median.seed() + ", "
                + median.scores().orElseThrow().monitored()
                + (series.counted().size() % 2 == 0 ? ", the worse of the two in the middle" : "")
                + ". The best of several is not what its settings give: it was chosen by its luck.";
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
            table.addColumns(DoubleColumn.create(
                    name,
                    trainings.stream()
                            .mapToDouble(training -> value(training, name))
                            .toArray()));
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

    private static double value(SeedTraining training, String name) {
        return training.scores()
                .flatMap(scores -> scores.withLoss().stream()
                        .filter(score -> score.name().equals(name))
                        .findFirst())
                .map(score -> EvaluationView.rounded(score.value()))
                .orElse(Double.NaN);
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
                number("mean", all, SeedScores::mean),
                number("standard deviation", all, SeedScores::deviation),
                StringColumn.create(
                        "95 % interval of the mean",
                        all.stream().map(scores -> scores.interval().toText(3)).toList()),
                number("lowest", all, SeedScores::lowest),
                number("highest", all, SeedScores::highest));
    }

    private static DoubleColumn number(String name, List<SeedScores> all, ToDoubleFunction<SeedScores> value) {
        return DoubleColumn.create(
                name,
                all.stream().mapToDouble(value).map(EvaluationView::rounded).toArray());
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
