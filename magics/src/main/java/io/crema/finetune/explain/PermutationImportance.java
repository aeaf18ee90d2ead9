package io.crema.finetune.explain;

import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Measure;
import io.crema.finetune.metrics.Resampling;
import io.crema.finetune.metrics.Score;
import io.crema.finetune.metrics.Weighted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How much worse a model is measured on rows when one column's values are mixed up among them (Breiman 2001; Fisher, Rudin
 * and Dominici 2019, arXiv:1801.01489). It says what the model uses, not what causes the outcome.
 *
 * @param score by the metric, on the rows as they are
 * @param columns in the order of their importance, the greatest first
 * @param together columns that say much of each other and so stand in for each other, the closest first
 * @param remarks what training did not see of the rows; a sentence each
 */
public record PermutationImportance(
        Setting setting, double score, List<Column> columns, List<Association> together, List<String> remarks) {

    public PermutationImportance {
        columns = List.copyOf(columns);
        together = List.copyOf(together);
        remarks = List.copyOf(remarks);
    }

    /**
     * How it was measured.
     *
     * @param metric for people: {@code F1 (macro)}
     * @param decimals that show it
     * @param rowsName for people: {@code validation split of loans}
     * @param repeats how often each column was mixed
     * @param resamples of the rows, for the intervals
     * @param seed of the orders, by {@link SplittableRandom}, and of the resamples
     */
    public record Setting(
            String metric,
            int decimals,
            boolean higherIsBetter,
            String rowsName,
            int rows,
            int repeats,
            int resamples,
            long seed) {}

    /**
     * A column.
     *
     * @param harm how much worse the metric gets in the mean over the repeats; below 0 where mixing helped, and NaN where
     *     the metric has no value on mixed rows
     * @param interval of the harm, over resamples of the rows and of the repeats; empty as above
     */
    public record Column(String name, double harm, Optional<Interval> interval) {

        /** Whether the rows do not show that the model uses it: the interval includes 0. */
        public boolean isNoise() {
            return interval.map(found -> found.contains(0)).orElse(true);
        }

        /** Whether the model is better with it mixed up: what it learned of it does not hold on these rows. */
        public boolean isMisleading() {
            return interval.filter(found -> found.upper() < 0).isPresent();
        }
    }

    /** What a model says of rows of which one column has other rows' values, beside what is true of them. */
    @FunctionalInterface
    public interface Mixed<R> {
        /**
         * Asks the model.
         *
         * @param column which is mixed
         * @param order for each row, the row that its value of the column is taken from
         */
        R answers(int column, int... order);
    }

    /**
     * Measures, for any model of rows with columns.
     *
     * @param rowsName what the rows are, for people
     * @param asTheyAre what the model says of them unmixed
     * @param names of the columns
     * @throws IllegalArgumentException if there are fewer than 2 rows, or no column, or the metric has no value on them
     */
    public static <R extends Weighted<R>> PermutationImportance of(
            Measure<? super R> measure,
            String rowsName,
            R asTheyAre,
            List<String> names,
            Mixed<R> mixed,
            ImportanceOptions options) {
        int rows = asTheyAre.size();
        Score whole = measure.of(asTheyAre);
        if (names.isEmpty() || rows < 2) {
            throw new IllegalArgumentException(
                    "permutation importance takes a column and 2 rows at least, not " + names.size() + " and " + rows);
        }
        if (!whole.isDefined()) {
            throw new IllegalArgumentException(
                    "the " + measure.title() + " of the " + rowsName + " has no value: " + whole.reason());
        }
        Resampling resampling = Resampling.seeded(options.seed());
        var random = new SplittableRandom(options.seed());
        double sign = measure.higherIsBetter() ? 1 : -1;
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            List<R> others = new ArrayList<>();
            for (int repeat = 0; repeat < options.repeats(); repeat++) {
                others.add(mixed.answers(column, shuffled(rows, random)));
            }
            double harm = others.stream()
                    .mapToDouble(other -> measure.of(other).orNaN())
                    .filter(Double::isFinite)
                    .map(other -> sign * (whole.value() - other))
                    .average()
                    .orElse(Double.NaN);
            Optional<Interval> less = resampling.ofDifference(measure, asTheyAre, others);
            columns.add(new Column(names.get(column), harm, sign > 0 ? less : less.map(Interval::negated)));
        }
        columns.sort(Comparator.comparingDouble(
                (Column each) -> Double.isNaN(each.harm()) ? Double.POSITIVE_INFINITY : -each.harm()));
        var setting = new Setting(
                measure.title(),
                measure.decimals(whole.value()),
                measure.higherIsBetter(),
                rowsName,
                rows,
                options.repeats(),
                resampling.resamples(),
                options.seed());
        return new PermutationImportance(setting, whole.value(), columns, List.of(), List.of());
    }

    PermutationImportance with(List<Association> associations, List<String> sentences) {
        return new PermutationImportance(setting, score, columns, associations, sentences);
    }

    /** The columns of which the rows do not show that the model uses them. */
    public List<Column> noise() {
        return columns.stream().filter(Column::isNoise).toList();
    }

    private static int[] shuffled(int rows, SplittableRandom random) {
        int[] order = IntStream.range(0, rows).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
        return order;
    }
}
