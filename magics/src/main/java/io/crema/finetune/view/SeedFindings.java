package io.crema.finetune.view;

import io.crema.finetune.metrics.SeedScores;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.SeedSeries;
import io.crema.finetune.train.SeedTraining;
import io.crema.finetune.train.StopReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** What trainings from several seeds say, in sentences. */
final class SeedFindings {
    private static final int FEW = 4;

    private SeedFindings() {}

    /** The answer, what it is of and what not, and what is left out of it. */
    static List<String> of(SeedSeries series) {
        List<String> findings = new ArrayList<>();
        findings.add(series.sentence() + ".");
        series.scores().ifPresent(scores -> findings.addAll(meaning(scores)));
        List<SeedTraining> trainings = series.trainings();
        trainings.stream()
                .filter(training -> !training.counts())
                .map(SeedFindings::leftOut)
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
    static List<String> noticed(Map<Long, List<Finding>> noticed, int trainings) {
        Map<String, Set<Long>> seeds = new LinkedHashMap<>();
        noticed.forEach((seed, findings) -> findings.forEach(finding -> seeds.computeIfAbsent(
                        finding.sentence() + " " + finding.advice(), said -> new LinkedHashSet<>())
                .add(seed)));
        return seeds.entrySet().stream()
                .map(each -> which(each.getValue(), trainings) + ": " + each.getKey())
                .toList();
    }

    private static String which(Set<Long> seeds, int trainings) {
        if (seeds.size() == trainings && trainings > 1) {
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
        } else if (scores.lowest() == scores.highest()) {
            meaning.add(
                    "All seeds score the same: on so few rows, or of a model that tells nothing apart, this score is too"
                            + " coarse to show how they differ.");
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
}
