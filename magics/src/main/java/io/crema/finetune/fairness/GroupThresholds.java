package io.crema.finetune.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A threshold of the score for each group, or two between which a seeded coin decides, so that a criterion is met on the
 * rows that they were fitted on at the least loss of accuracy (Hardt, Price and Srebro 2016, arXiv:1610.02413; the
 * search is that of Fairlearn's {@code ThresholdOptimizer}, over a grid of 1000 steps).
 *
 * <p>A decision needs the group of the row that it is about.
 */
public final class GroupThresholds {
    private static final int STEPS = 1000;

    private final Criterion criterion;
    private final List<Rule> rules;

    private GroupThresholds(Criterion criterion, List<Rule> rules) {
        this.criterion = criterion;
        this.rules = List.copyOf(rules);
    }

    /** With a probability of {@code share} a row is selected if its score is above the threshold. */
    public record Cut(double share, double threshold) {}

    /**
     * How a group is decided on.
     *
     * @param rows how many of the group it was fitted on
     * @param ignored with which probability the score is not looked at
     * @param constant with which probability a row is selected then
     * @param cuts what is done otherwise; their shares sum to 1
     */
    public record Rule(String group, int rows, double ignored, double constant, List<Cut> cuts) {
        public Rule {
            cuts = List.copyOf(cuts);
        }

        /** With which probability a row of this score is selected. */
        public double selection(double score) {
            double selected = 0;
            for (Cut cut : cuts) {
                selected += score > cut.threshold() ? cut.share() : 0;
            }
            return ignored * constant + (1 - ignored) * selected;
        }
    }

    /**
     * Fits thresholds.
     *
     * @param rows with scores, none of which a result is reported on
     * @throws IllegalArgumentException if there are no scores, or a group has no row of a kind that its rate needs
     */
    static GroupThresholds fit(Criterion criterion, Decisions rows, Grouping grouping) {
        if (!rows.hasScores()) {
            throw new BiasException(
                    "thresholds need the probability of the positive label for each row, and these predictions have none",
                    BiasException.Remedy.GIVE_SCORES);
        }
        List<OperatingCurve> curves = new ArrayList<>();
        for (int group = 0; group < grouping.size(); group++) {
            int[] its = grouping.rowsOf(group);
            if (its.length > 0) {
                curves.add(OperatingCurve.of(grouping.names().get(group), rows.rows(its), criterion));
            }
        }
        return new GroupThresholds(
                criterion, criterion == Criterion.EQUALIZED_ODDS ? equalizing(curves) : atOneRate(curves));
    }

    /** Of all rates that every group can have, the one at which accuracy is best. */
    private static List<Rule> atOneRate(List<OperatingCurve> curves) {
        double best = best(rate -> curves.stream()
                .mapToDouble(curve -> curve.weight() * curve.at(rate).value())
                .sum());
        return curves.stream().map(curve -> rule(curve, best, 0)).toList();
    }

    /** Of all points under every group's ROC curve, the one at which accuracy is best. */
    private static List<Rule> equalizing(List<OperatingCurve> curves) {
        double positives =
                curves.stream().mapToDouble(OperatingCurve::positives).sum();
        double negatives =
                curves.stream().mapToDouble(OperatingCurve::negatives).sum();
        double best = best(rate -> (1 - rate) * negatives + lowest(curves, rate) * positives);
        double common = lowest(curves, best);
        return curves.stream()
                .map(curve -> {
                    double own = curve.at(best).value();
                    return rule(curve, best, own == best ? 0 : (own - common) / (own - best));
                })
                .toList();
    }

    private static Rule rule(OperatingCurve curve, double rate, double ignored) {
        return new Rule(
                curve.group(), curve.rows(), ignored, rate, curve.at(rate).cuts());
    }

    private static double lowest(List<OperatingCurve> curves, double rate) {
        return curves.stream()
                .mapToDouble(curve -> curve.at(rate).value())
                .min()
                .orElseThrow();
    }

    /** The first rate of the grid at which the objective is greatest. */
    private static double best(DoubleUnaryOperator objective) {
        double[] values = DoubleStream.iterate(0, step -> step <= STEPS, step -> step + 1)
                .map(step -> objective.applyAsDouble(step / STEPS))
                .toArray();
        int best = 0;
        for (int step = 1; step < values.length; step++) {
            best = values[step] > values[best] ? step : best;
        }
        return (double) best / STEPS;
    }

    /** What is equal between groups on the rows that it was fitted on. */
    public Criterion criterion() {
        return criterion;
    }

    public List<Rule> rules() {
        return rules;
    }

    /**
     * Decides on rows, with a coin where a group's rule asks for one.
     *
     * @throws IllegalArgumentException if a row is of a group that was not there when the thresholds were fitted
     */
    Decisions applyTo(Decisions rows, Grouping grouping, long seed) {
        IntToDoubleFunction selection = selection(rows, grouping);
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] selected = new boolean[rows.size()];
        for (int row = 0; row < selected.length; row++) {
            selected[row] = random.nextDouble() < selection.applyAsDouble(row);
        }
        return rows.deciding(selected);
    }

    /** With which probability each row is selected. */
    IntToDoubleFunction selection(Decisions rows, Grouping grouping) {
        Rule[] byGroup = new Rule[grouping.size()];
        for (int group : IntStream.of(grouping.groups()).distinct().toArray()) {
            byGroup[group] = ruleOf(grouping.names().get(group));
        }
        return row -> byGroup[grouping.groupOf(row)].selection(rows.score(row));
    }

    private Rule ruleOf(String group) {
        return rules.stream()
                .filter(rule -> rule.group().equals(group))
                .findFirst()
                .orElseThrow(() -> new BiasException(
                        "no threshold for the group \"" + group + "\": it has no row in the validation part",
                        BiasException.Remedy.FILL_GROUPS));
    }
}
