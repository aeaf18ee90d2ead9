package io.crema.finetune.train;

import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.SeedScores;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How the same fine-tuning went from several seeds.
 *
 * @param model what was trained, as tables call it
 * @param asked how many seeds there were to be; fewer were begun if it was stopped
 * @param monitor the score that early stopping watched
 * @param validationRows how many rows every training was judged by
 * @param trainings in the order of their seeds, which follow one another; at least one
 */
public record SeedSeries(String model, int asked, String monitor, int validationRows, List<SeedTraining> trainings) {

    public SeedSeries {
        trainings = List.copyOf(trainings);
        if (trainings.isEmpty() || trainings.size() > asked) {
            throw new IllegalArgumentException(trainings.size() + " trainings of " + asked + " seeds");
        }
    }

    /** Those that ended as they were told, whose scores are held against one another. */
    public List<SeedTraining> counted() {
        return trainings.stream().filter(SeedTraining::counts).toList();
    }

    /** The score that was watched, over the seeds; empty where fewer than two count. */
    public Optional<SeedScores> scores() {
        return over(counted().stream()
                .flatMap(training -> training.scores().stream())
                .map(Scores::monitored)
                .toList());
    }

    /** Everything that was measured, over the seeds: the score that was watched first, the validation loss last. */
    public List<SeedScores> all() {
        List<List<Scores.Score>> bySeed = counted().stream()
                .flatMap(training -> training.scores().stream())
                .map(Scores::withLoss)
                .toList();
        return bySeed.stream()
                .findFirst()
                .map(first -> first.stream()
                        .map(score -> bySeed.stream()
                                .flatMap(List::stream)
                                .filter(each -> each.name().equals(score.name()))
                                .toList())
                        .flatMap(same -> over(same).stream())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<SeedScores> over(List<Scores.Score> scores) {
        List<Double> values = scores.stream().map(Scores.Score::value).toList();
        if (values.size() < 2 || !values.stream().allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        Scores.Score first = scores.get(0);
        return Optional.of(new SeedScores(first.name(), first.least(), first.most(), values));
    }

    /**
     * The training of the median score, which is neither lucky nor unlucky: the worse of the two in the middle where they
     * are an even number. Empty where none counts.
     */
    public Optional<SeedTraining> median() {
        List<SeedTraining> worstFirst = counted().stream()
                .sorted(Comparator.comparingDouble(
                        training -> training.scores().orElseThrow().monitored().gain()))
                .toList();
        return worstFirst.isEmpty() ? Optional.empty() : Optional.of(worstFirst.get((worstFirst.size() - 1) / 2));
    }

    /** {@code macro-F1 0.812 (95 % 0.804 to 0.820 over 5 seeds 42 to 46, 400 validation rows)}. */
    public String sentence() {
        List<SeedTraining> counted = counted();
        String seeds = seeds(counted.stream().mapToLong(SeedTraining::seed));
        String rows = String.format(Locale.ROOT, "%,d validation rows", validationRows);
        Optional<SeedScores> scores = scores();
        if (scores.isPresent()) {
            Interval interval = scores.get().interval();
            return String.format(
                    Locale.ROOT,
                    "%s %.3f (%.0f %% %s over %d seeds %s, %s)",
                    monitor,
                    scores.get().mean(),
                    100 * interval.level(),
                    interval.toText(3),
                    counted.size(),
                    seeds,
                    rows);
        }
        return counted.isEmpty()
                ? "no seed was trained to its end, so there is no mean"
                : String.format(
                        Locale.ROOT,
                        "%s (seed %s alone, %s): what of it is chance takes two seeds to tell",
                        counted.get(0).scores().orElseThrow().monitored(),
                        seeds,
                        rows);
    }

    @Override
    public String toString() {
        return model + ": " + sentence();
    }

    /** {@code 42 to 46}, {@code 42 and 43}; {@code 42, 43, 45} where they do not follow one another. */
    public static String seeds(LongStream numbers) {
        List<Long> seeds = numbers.boxed().toList();
        if (seeds.size() == 2) {
            return seeds.get(0) + " and " + seeds.get(1);
        }
        boolean inRow = seeds.size() > 2 && seeds.get(seeds.size() - 1) - seeds.get(0) == seeds.size() - 1;
        return inRow
                ? seeds.get(0) + " to " + seeds.get(seeds.size() - 1)
                : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
