package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.KeptWeights;
import io.crema.finetune.train.Scores;
import io.crema.finetune.train.Scores.Score;
import io.crema.finetune.train.SeedSeries;
import io.crema.finetune.train.SeedTraining;
import io.crema.finetune.train.StopReason;
import io.crema.finetune.train.TrainingLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SeedsViewTest {

    private static EpochReport epoch(int number, double score) {
        return new EpochReport(
                number, .5, new Scores(1 - score, List.of(new Score("macro-F1", score, true))), number == 1, number);
    }

    private static SeedTraining training(long seed, double score, StopReason reason) {
        EpochReport best = epoch(1, score);
        var outcome = new TrainingLoop.Outcome(
                List.of(best, epoch(2, score / 2)), 1, 20, reason, new KeptWeights.OfBestEpoch(best, 2), 2.04);
        return new SeedTraining(seed, "tiny-full-" + seed, Optional.of(outcome));
    }

    private static SeedSeries series(int asked, SeedTraining... trainings) {
        return new SeedSeries("fine-tuned tiny", asked, "macro-F1", 1400, List.of(trainings));
    }

    private static SeedSeries five() {
        List<SeedTraining> trainings = new ArrayList<>();
        double[] scores = {.80, .82, .78, .84, .81};
        for (int at = 0; at < scores.length; at++) {
            trainings.add(training(42 + at, scores[at], StopReason.COMPLETED));
        }
        return series(5, trainings.toArray(SeedTraining[]::new));
    }

    @Test
    void saysTheMeanItsIntervalAndWhatTheyAreOf() {
        List<String> findings = SeedFindings.of(five());

        assertEquals(
                List.of(
                        "macro-F1 0.810 (95 % 0.782 to 0.838 over 5 seeds 42 to 46, 1,400 validation rows).",
                        "The interval is Student's t of the mean over seeds (n = 5). It is about the chance of training:"
                                + " from seed to seed the order of the rows, the new weights and dropout differ, and nothing"
                                + " else. Which rows were drawn is another chance: the interval of one run's evaluation is"
                                + " about that.",
                        "Two runs with these settings lie up to 0.088 apart by their seeds alone (in 95 of 100 cases): a"
                                + " smaller gain over another single run may be nothing else.",
                        "The median is seed 46, macro-F1 0.810. The best of several is not what its settings give: it was"
                                + " chosen by its luck."),
                findings);
    }

    @Test
    void saysThatTwoSeedsAreFew() {
        SeedSeries two = series(2, training(7, .70, StopReason.COMPLETED), training(8, .72, StopReason.EARLY_STOPPED));

        String findings = String.join("\n", SeedFindings.of(two));

        assertTrue(findings.startsWith("macro-F1 0.710 (95 % 0.583 to 0.837 over 2 seeds 7 and 8, "), findings);
        assertTrue(
                findings.contains("2 seeds are few: the interval is 12.7 standard errors to each side, and very wide."),
                findings);
        assertTrue(
                findings.contains("The median is seed 7, macro-F1 0.700, the worse of the two in the middle."),
                findings);
        assertFalse(findings.contains("lie up to"), findings);
    }

    @Test
    void saysThatAScoreIsTooCoarseToShowADifference() {
        SeedTraining[] same = LongStream.range(42, 46)
                .mapToObj(seed -> training(seed, .4125, StopReason.COMPLETED))
                .toArray(SeedTraining[]::new);

        String text = ReportText.of(SeedsView.report(series(4, same), Map.of()));

        assertTrue(text.contains("All seeds score the same: on so few rows"), text);
        assertFalse(text.contains("lie up to"), text);
        assertTrue(text.contains("0.413 to 0.413") && !text.contains("0.412"), "tables round as sentences do\n" + text);
    }

    @Test
    void leavesOutOfTheMeanWhatDivergedOrWasInterrupted() {
        SeedSeries stopped = series(
                6,
                training(42, .80, StopReason.COMPLETED),
                new SeedTraining(43, "", Optional.empty()),
                training(44, .82, StopReason.OUT_OF_TIME),
                training(45, .10, StopReason.INTERRUPTED));

        String findings = String.join("\n", SeedFindings.of(stopped));

        assertTrue(findings.startsWith("macro-F1 0.810 (95 % 0.683 to 0.937 over 2 seeds 42 and 44, "), findings);
        assertTrue(
                findings.contains("Seed 43 diverged, its loss was not a finite number, and is not in the mean."),
                findings);
        assertTrue(
                findings.contains(
                        "Seed 45 was interrupted and is not in the mean. The weights of its best epoch so far"),
                findings);
        assertTrue(findings.contains("It was stopped: of 6 seeds, 46 and 47 were not begun."), findings);
    }

    @Test
    void tellsNothingOfChanceFromOneSeed() {
        SeedSeries one = series(3, training(42, .8, StopReason.COMPLETED), training(43, .7, StopReason.INTERRUPTED));

        assertEquals(
                "macro-F1 0.800 (seed 42 alone, 1,400 validation rows): what of it is chance takes two seeds to tell",
                one.sentence());
        assertTrue(one.scores().isEmpty());
        assertEquals(42, one.median().orElseThrow().seed());
    }

    @Test
    void tablesEachSeedAndWhatTheyAreTogether() {
        String text = ReportText.of(SeedsView.report(five(), Map.of()));

        assertTrue(text.contains("By seed, on the validation rows"), text);
        assertTrue(text.contains("tiny-full-46"), text);
        assertTrue(text.contains("\u2605 median"), text);
        assertTrue(text.contains("0.782 to 0.838"), text);
        assertTrue(text.contains("0.162 to 0.218"), "the loss, too\n" + text);
    }

    @Test
    void saysOnceWhatWasNoticedOfSeveralSeeds() {
        Finding collapsed = new Finding.Collapsed(2, "the label \"good\"");
        Finding left = new Finding.MadeRoom(List.of("tiny-full-1"));
        Map<Long, List<Finding>> noticed = new TreeMap<>();
        for (long seed = 42; seed <= 46; seed++) {
            noticed.put(seed, seed == 44 ? List.of(collapsed) : List.of(collapsed, left));
        }

        String text = ReportText.of(SeedsView.report(five(), noticed));

        assertTrue(text.contains("Noticed\nEvery seed: After epoch 2 the model gives every"), text);
        assertTrue(text.contains("\nSeeds 42, 43, 45, 46: " + left.sentence()), text);
        assertEquals(2, text.split("After epoch 2 ", -1).length, text);
    }

    @Test
    void drawsSeedsAsDotsThatNoLineJoinsAndTheMeanInItsInterval() {
        SeedSeries series = five();

        LineChart chart = SeedsView.chart(series, series.scores().orElseThrow());

        assertEquals(List.of(42.0, 43.0, 44.0, 45.0, 46.0), chart.x());
        assertEquals(LineChart.Drawn.POINTS, chart.lines().get(0).drawn());
        assertEquals(.7822356, chart.lines().get(1).low().get(3), 1e-6);
        String figure = Objects.requireNonNull(chart.figure().get("data")).toString();
        assertTrue(figure.contains("mode=markers,"), figure);
        assertFalse(figure.contains("mode=lines+markers"), figure);
        assertTrue(chart.sentence().endsWith("; the seeds range from 0.780 to 0.840, standard deviation 0.022."));
    }

    @Test
    void drawsACurveForEachSeedUntilItsTrainingEnded() {
        var longer = new TrainingLoop.Outcome(
                List.of(epoch(1, .5), epoch(2, .6), epoch(3, .7)),
                3,
                30,
                StopReason.COMPLETED,
                new KeptWeights.OfBestEpoch(epoch(3, .7), 3),
                3);
        LineChart chart = SeedsView.curves(series(
                        2, training(42, .8, StopReason.COMPLETED), new SeedTraining(43, "", Optional.of(longer))))
                .orElseThrow();

        assertEquals(List.of(.8, .4, Double.NaN), chart.lines().get(0).values());
        assertEquals(List.of(.5, .6, .7), chart.lines().get(1).values());
    }

    @Test
    void namesSeedsThatDoNotFollowOneAnother() {
        assertEquals("42 to 44", SeedSeries.seeds(LongStream.of(42, 43, 44)));
        assertEquals("42, 43, 45", SeedSeries.seeds(LongStream.of(42, 43, 45)));
    }
}
