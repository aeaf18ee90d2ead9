package io.crema.finetune.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A part's mean change of the score over all orders in which parts can come in (Shapley 1953; Lundberg and Lee 2017,
 * arXiv:1705.07874). Up to ten parts all sets are tried and the values are exact; beyond, orders are drawn in pairs, each
 * with its reverse (Mitchell et al. 2022, arXiv:2104.12199), and standard errors come from the differences between pairs.
 *
 * @param pairs of orders to draw, at least 2
 * @param seed of the orders, by {@link Random}
 */
public record ShapleyValues(int pairs, long seed) implements AttributionMethod {

    /** The most parts of which all sets are tried: 1,024 of them. */
    public static final int EXACT_UP_TO = 10;

    public ShapleyValues {
        if (pairs < 2) {
            throw new IllegalArgumentException("Shapley values take at least 2 pairs of orders, not " + pairs);
        }
    }

    @Override
    public Attribution attribute(PartScore score) {
        return score.parts() <= EXACT_UP_TO ? exact(score) : sampled(score);
    }

    private static Attribution exact(PartScore score) {
        int n = score.parts();
        int sets = 1 << n;
        List<BitSet> kept = IntStream.range(0, sets)
                .mapToObj(set -> BitSet.valueOf(new long[] {set}))
                .toList();
        double[] scores = score.of(kept);
        double[] weights = weights(n);
        double[] values = new double[n];
        for (int set = 0; set < sets; set++) {
            for (int part = 0; part < n; part++) {
                if ((set & 1 << part) == 0) {
                    values[part] += weights[Integer.bitCount(set)] * (scores[set | 1 << part] - scores[set]);
                }
            }
        }
        String how = String.format(Locale.ROOT, "Shapley values, exact over %,d sets", sets);
        return Attribution.ofParts(how, Lists.of(values), scores[sets - 1], scores[0]);
    }

    /** {@code k! (n-k-1)! / n!}: the share of the orders in which a certain k of n parts come before a certain other. */
    private static double[] weights(int n) {
        double[] weights = new double[n];
        for (int k = 0; k < n; k++) {
            double weight = 1.0 / n;
            for (int i = 1; i <= k; i++) {
                weight *= (double) i / (n - i);
            }
            weights[k] = weight;
        }
        return weights;
    }

    private Attribution sampled(PartScore score) {
        int n = score.parts();
        double whole = score.whole();
        double empty = score.empty();
        var random = new Random(seed);
        double[] sum = new double[n];
        double[] squares = new double[n];
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        for (int pair = 0; pair < pairs; pair++) {
            Collections.shuffle(order, random);
            List<BitSet> kept = beginnings(order);
            List<Integer> reverse = new ArrayList<>(order);
            Collections.reverse(reverse);
            kept.addAll(beginnings(reverse));
            double[] scores = score.of(kept);
            double[] there = changes(order, scores, 0, whole, empty);
            double[] back = changes(reverse, scores, n - 1, whole, empty);
            for (int part = 0; part < n; part++) {
                double mean = (there[part] + back[part]) / 2;
                sum[part] += mean;
                squares[part] += mean * mean;
            }
        }
        double[] values = new double[n];
        double[] errors = new double[n];
        for (int part = 0; part < n; part++) {
            values[part] = sum[part] / pairs;
            double variance = Math.max(0, squares[part] - pairs * values[part] * values[part]) / (pairs - 1);
            errors[part] = Math.sqrt(variance / pairs);
        }
        String how = String.format(
                Locale.ROOT, "Shapley values, sampled from %,d orders and their reverses, seed %d", pairs, seed);
        return Attribution.ofParts(how, Lists.of(values), whole, empty).withStandardErrors(Lists.of(errors));
    }

    /** The sets on the way from none to all parts, these two left out. */
    private static List<BitSet> beginnings(List<Integer> order) {
        List<BitSet> sets = new ArrayList<>();
        var set = new BitSet();
        for (int part : order.subList(0, order.size() - 1)) {
            set.set(part);
            sets.add((BitSet) set.clone());
        }
        return sets;
    }

    /** By part, what its coming in changed; the sets' scores stand from {@code start} on. */
    private static double[] changes(List<Integer> order, double[] scores, int start, double whole, double empty) {
        double[] changes = new double[order.size()];
        double before = empty;
        for (int i = 0; i < changes.length; i++) {
            double after = i == changes.length - 1 ? whole : scores[start + i];
            changes[order.get(i)] = after - before;
            before = after;
        }
        return changes;
    }

    @Override
    public boolean isComplete() {
        return true;
    }
}
