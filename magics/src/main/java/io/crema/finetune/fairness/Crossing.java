package io.crema.finetune.fairness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows counted by kind and group, to be counted again after their groups were shuffled or the rows were resampled. Rows
 * are of one kind if all decisions on them came out alike and they weigh the same; only rows of one block have their
 * groups shuffled among each other.
 *
 * <p>Shuffling the groups of rows and counting again is the same as drawing a table with the margins of this one, which
 * takes a step for each kind and group instead of one for each row (Patefield 1981, <i>Applied Statistics</i> 30).
 */
final class Crossing {
    /** What a row is like: the outcome of each decision, and its weight. */
    private record Kind(List<Integer> outcomes, double weight) {}

    private final int decisions;
    private final Grouping grouping;
    private final List<Kind> kinds;
    private final List<int[]> counts;
    private final List<int[]> blocks;
    private final int[] places;
    private final Hypergeometric hypergeometric;

    private Crossing(int decisions, Grouping grouping, Map<Kind, int[]> counted, boolean withinTruth) {
        this.decisions = decisions;
        this.grouping = grouping;
        this.kinds = List.copyOf(counted.keySet());
        this.counts = List.copyOf(counted.values());
        this.blocks = blocks(kinds, withinTruth);
        this.places = places(counts);
        this.hypergeometric = new Hypergeometric(grouping.rows());
    }

    /**
     * Counts rows.
     *
     * @param decisions on the same rows, at least one; several for the several labels of one prediction
     * @param withinTruth whether groups are shuffled only among rows of which the same is true
     */
    static Crossing of(List<Decisions> decisions, Grouping grouping, boolean withinTruth) {
        Map<Kind, int[]> counted = new LinkedHashMap<>();
        for (int row = 0; row < grouping.rows(); row++) {
            int at = row;
            Kind kind = new Kind(
                    decisions.stream().map(each -> each.outcome(at)).toList(),
                    decisions.get(0).weight(row));
            counted.computeIfAbsent(kind, unseen -> new int[grouping.size()])[grouping.groupOf(row)]++;
        }
        return new Crossing(decisions.size(), grouping, counted, withinTruth);
    }

    private static List<int[]> blocks(List<Kind> kinds, boolean withinTruth) {
        Map<List<Boolean>, List<Integer>> blocks = new LinkedHashMap<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            List<Boolean> truths = withinTruth
                    ? kinds.get(kind).outcomes().stream()
                            .map(Outcome::isPositive)
                            .toList()
                    : List.of();
            blocks.computeIfAbsent(truths, unseen -> new ArrayList<>()).add(kind);
        }
        return blocks.values().stream()
                .map(block -> block.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** The rates of each decision as the rows are. */
    List<MetricFrame> frames(Undefined undefined) {
        return frames(counts.toArray(int[][]::new), undefined);
    }

    /** The rates of each decision after the groups have been shuffled. */
    List<MetricFrame> shuffled(Undefined undefined, SplittableRandom random) {
        int[][] drawn = new int[kinds.size()][];
        for (int[] block : blocks) {
            draw(block, drawn, random);
        }
        return frames(drawn, undefined);
    }

    /** The rates of each decision on as many rows, drawn from these with replacement. */
    List<MetricFrame> resampled(Undefined undefined, SplittableRandom random) {
        int[][] drawn = new int[kinds.size()][grouping.size()];
        for (int row = 0; row < places.length; row++) {
            int place = places[random.nextInt(places.length)];
            drawn[place / grouping.size()][place % grouping.size()]++;
        }
        return frames(drawn, undefined);
    }

    /** Of each row its kind and group in one number. */
    private static int[] places(List<int[]> counts) {
        return IntStream.range(0, counts.size())
                .flatMap(kind -> IntStream.range(0, counts.get(kind).length)
                        .flatMap(group -> IntStream.range(0, counts.get(kind)[group])
                                .map(row -> kind * counts.get(kind).length + group)))
                .toArray();
    }

    /** Each kind's rows take what is left of the groups; the last group takes the rest. */
    private void draw(int[] block, int[][] drawn, SplittableRandom random) {
        int[] left = new int[grouping.size()];
        int rows = 0;
        for (int kind : block) {
            for (int group = 0; group < left.length; group++) {
                left[group] += counts.get(kind)[group];
                rows += counts.get(kind)[group];
            }
        }
        for (int kind : block) {
            int size = sum(counts.get(kind));
            drawn[kind] = take(size, left, rows, random);
            rows -= size;
        }
    }

    private int[] take(int size, int[] left, int rows, SplittableRandom random) {
        int[] taken = new int[left.length];
        int still = size;
        int population = rows;
        for (int group = 0; still > 0; group++) {
            taken[group] = hypergeometric.draw(population, left[group], still, random);
            population -= left[group];
            left[group] -= taken[group];
            still -= taken[group];
        }
        return taken;
    }

    private List<MetricFrame> frames(int[][] table, Undefined undefined) {
        List<MetricFrame> frames = new ArrayList<>();
        for (int decision = 0; decision < decisions; decision++) {
            List<Tally> tallies = new ArrayList<>();
            grouping.names().forEach(group -> tallies.add(new Tally()));
            for (int kind = 0; kind < kinds.size(); kind++) {
                int outcome = kinds.get(kind).outcomes().get(decision);
                for (int group = 0; group < tallies.size(); group++) {
                    tallies.get(group).add(outcome, kinds.get(kind).weight(), table[kind][group]);
                }
            }
            frames.add(MetricFrame.of(grouping.names(), tallies, undefined));
        }
        return frames;
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
