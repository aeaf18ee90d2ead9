package io.crema.finetune.explain;

import io.crema.finetune.metrics.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Whether an attribution names the parts that the model really uses, by taking parts away in its order (DeYoung et al. 2020,
 * arXiv:1911.03429) and by giving the model another head (Adebayo et al. 2018, arXiv:1810.03292).
 *
 * @param comprehensiveness how much the probability falls when the first parts are gone: the higher, the better
 * @param sufficiency how much it falls when only the first parts are left: the lower, the better
 * @param heads how alike the attribution of the same body under random heads is
 * @param seed of the random orders and heads
 */
public record Faithfulness(Area comprehensiveness, Area sufficiency, RandomHeads heads, long seed) {

    /** Of the parts that are taken away, in steps of 10 %. */
    private static final int STEPS = 10;

    private static final int ORDERS = 50;
    private static final int HEADS = 5;
    private static final double LEVEL = 0.95;

    /**
     * A mean fall of the probability over 0, 10, ... 100 % of the parts, beside that of random orders.
     *
     * @param value in the attribution's order
     * @param random the mean over random orders
     * @param lower below which 2.5 % of the random orders are
     * @param upper above which 2.5 % are
     * @param orders how many random orders
     */
    public record Area(double value, double random, double lower, double upper, int orders) {}

    /**
     * Spearman's rank correlation of an attribution with those under random heads: an explanation of the head's decision
     * does not survive the head.
     *
     * @param signed the mean over the heads, in [-1,1]
     * @param lowest of one head
     * @param highest of one head
     * @param sizes the mean for the sizes without their signs
     * @param heads how many
     */
    public record RandomHeads(double signed, double lowest, double highest, double sizes, int heads) {}

    /** What the model says of choices of parts that are kept. */
    @FunctionalInterface
    interface Kept {
        double[] probabilities(List<BitSet> kept);
    }

    /**
     * Measures.
     *
     * @param attribution of the parts
     * @param kept the probability of the explained label with only some parts left
     * @param underHead the attribution of the parts under a random head of a seed
     */
    static Faithfulness of(List<Double> attribution, Kept kept, Function<Long, List<Double>> underHead, long seed) {
        int n = attribution.size();
        List<Integer> best = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer part) -> -attribution.get(part)))
                .toList();
        List<List<Integer>> orders = new ArrayList<>(List.of(best));
        var random = new Random(seed);
        for (int i = 0; i < ORDERS; i++) {
            List<Integer> order = new ArrayList<>(best);
            Collections.shuffle(order, random);
            orders.add(order);
        }
        var remembered = new Remembered(
                kept,
                orders.stream()
                        .flatMap(order -> IntStream.rangeClosed(0, STEPS)
                                .boxed()
                                .flatMap(step -> List.of(beginning(order, step), rest(order, step)).stream()))
                        .toList());
        double whole = remembered.probability(rest(best, 0));
        Area comprehensiveness = area(orders, order -> fall(order, whole, remembered, Faithfulness::rest));
        Area sufficiency = area(orders, order -> fall(order, whole, remembered, Faithfulness::beginning));
        return new Faithfulness(comprehensiveness, sufficiency, heads(attribution, underHead, seed), seed);
    }

    private static Area area(List<List<Integer>> orders, Function<List<Integer>, Double> fall) {
        double value = fall.apply(orders.get(0));
        double[] random =
                orders.stream().skip(1).mapToDouble(fall::apply).sorted().toArray();
        double tail = (1 - LEVEL) / 2;
        return new Area(
                value,
                Arrays.stream(random).average().orElseThrow(),
                Quantiles.ofSorted(random, tail),
                Quantiles.ofSorted(random, 1 - tail),
                random.length);
    }

    /** Which parts are left of an order at a step. */
    @FunctionalInterface
    private interface Left {
        BitSet at(List<Integer> order, int step);
    }

    private static double fall(List<Integer> order, double whole, Remembered remembered, Left left) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToDouble(step -> whole - remembered.probability(left.at(order, step)))
                .average()
                .orElseThrow();
    }

    /** The first parts of an order, in tenths. */
    private static BitSet beginning(List<Integer> order, int step) {
        var set = new BitSet();
        order.subList(0, Math.round((float) (order.size() * step) / STEPS)).forEach(set::set);
        return set;
    }

    private static BitSet rest(List<Integer> order, int step) {
        BitSet set = beginning(order, step);
        set.flip(0, order.size());
        return set;
    }

    private static RandomHeads heads(List<Double> attribution, Function<Long, List<Double>> underHead, long seed) {
        List<List<Double>> others = IntStream.range(0, HEADS)
                .mapToObj(i -> underHead.apply(seed + i))
                .toList();
        double[] signed = others.stream()
                .mapToDouble(other -> RankCorrelation.of(attribution, other))
                .toArray();
        double sizes = others.stream()
                .mapToDouble(other -> RankCorrelation.of(sizes(attribution), sizes(other)))
                .average()
                .orElseThrow();
        return new RandomHeads(
                Arrays.stream(signed).average().orElseThrow(),
                Arrays.stream(signed).min().orElseThrow(),
                Arrays.stream(signed).max().orElseThrow(),
                sizes,
                HEADS);
    }

    private static List<Double> sizes(List<Double> values) {
        return values.stream().map(Math::abs).toList();
    }

    /** Probabilities that were asked for once, all together. */
    private static final class Remembered {
        private final Map<BitSet, Double> bySet = new HashMap<>();

        Remembered(Kept kept, List<BitSet> wanted) {
            List<BitSet> sets = wanted.stream().distinct().toList();
            double[] probabilities = kept.probabilities(sets);
            for (int i = 0; i < probabilities.length; i++) {
                bySet.put(sets.get(i), probabilities[i]);
            }
        }

        double probability(BitSet set) {
            return Objects.requireNonNull(bySet.get(set));
        }
    }
}
