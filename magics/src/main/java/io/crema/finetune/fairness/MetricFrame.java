package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Rates by group and pooled, and how far they lie apart.
 *
 * <p>Several sensitive features mean their intersections; a control feature gives one frame per stratum ({@link
 * #byStratum}) and is not aggregated over. Groups in which a rate is undefined are left out of its gaps.
 */
public final class MetricFrame {
    private final List<String> groups;
    private final List<Tally> tallies;
    private final Tally pooled;
    private final Undefined undefined;

    private MetricFrame(List<String> groups, List<Tally> tallies, Tally pooled, Undefined undefined) {
        this.groups = groups;
        this.tallies = tallies;
        this.pooled = pooled;
        this.undefined = undefined;
    }

    /**
     * One frame over all rows.
     *
     * @throws IllegalArgumentException if there is one group only, unless undefined rates are Fairlearn's
     */
    public static MetricFrame of(Decisions decisions, List<SensitiveFeature> sensitive, Undefined undefined) {
        Grouping grouping = requireGroups(decisions, sensitive, undefined);
        return of(decisions, grouping.names(), grouping.groups(), undefined);
    }

    /** A frame for each value of the control features (their intersections) that has rows, by its name. */
    public static Map<String, MetricFrame> byStratum(
            Decisions decisions,
            List<SensitiveFeature> sensitive,
            List<SensitiveFeature> control,
            Undefined undefined) {
        Grouping grouping = requireGroups(decisions, sensitive, undefined);
        Map<String, MetricFrame> frames = new LinkedHashMap<>();
        for (Stratum stratum : Stratum.all(decisions, grouping, control)) {
            frames.put(stratum.name(), stratum.frame(undefined));
        }
        return frames;
    }

    static MetricFrame of(Decisions decisions, List<String> groups, int[] groupOf, Undefined undefined) {
        List<Tally> tallies = new ArrayList<>();
        groups.forEach(group -> tallies.add(new Tally()));
        Tally pooled = new Tally();
        for (int row = 0; row < decisions.size(); row++) {
            tallies.get(groupOf[row]).add(decisions.outcome(row), decisions.weight(row));
            pooled.add(decisions.outcome(row), decisions.weight(row));
        }
        return new MetricFrame(groups, tallies, pooled, undefined);
    }

    /** From rows that were counted. */
    static MetricFrame of(List<String> groups, List<Tally> tallies, Undefined undefined) {
        Tally pooled = new Tally();
        tallies.forEach(pooled::add);
        return new MetricFrame(groups, tallies, pooled, undefined);
    }

    static Grouping requireGroups(Decisions decisions, List<SensitiveFeature> sensitive, Undefined undefined) {
        if (sensitive.isEmpty()) {
            throw new IllegalArgumentException("no sensitive feature: name the column whose groups are compared");
        }
        Grouping grouping = Grouping.of(sensitive, decisions.size());
        long present = IntStream.of(grouping.groups()).distinct().count();
        if (present < 2 && undefined == Undefined.NA) {
            throw new BiasException(
                    "every row is in one group of " + String.join(Grouping.AND, names(sensitive))
                            + ": a gap needs at least 2",
                    BiasException.Remedy.MORE_GROUPS);
        }
        return grouping;
    }

    private static List<String> names(List<SensitiveFeature> features) {
        return features.stream().map(SensitiveFeature::name).toList();
    }

    /** The groups' names, those of empty intersections too. */
    public List<String> groups() {
        return groups;
    }

    /** How many rows a group has. */
    public int rows(int group) {
        return tallies.get(group).rows();
    }

    /** How many rows there are in all. */
    public int rows() {
        return pooled.rows();
    }

    /** A group's rate. */
    public Score of(GroupMetric metric, int group) {
        return metric.of(tallies.get(group), undefined);
    }

    /** Every group's rate, by its name. */
    public Map<String, Score> byGroup(GroupMetric metric) {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (int group = 0; group < groups.size(); group++) {
            scores.put(groups.get(group), of(metric, group));
        }
        return scores;
    }

    /** The rate of all rows pooled. */
    public Score overall(GroupMetric metric) {
        return metric.of(pooled, undefined);
    }

    /** A group's rate with Wilson's interval. */
    public GroupRate rate(GroupMetric metric, int group, double level) {
        return rate(metric, tallies.get(group), level);
    }

    /** The pooled rate with Wilson's interval. */
    public GroupRate overallRate(GroupMetric metric, double level) {
        return rate(metric, pooled, level);
    }

    private GroupRate rate(GroupMetric metric, Tally tally, double level) {
        return new GroupRate(metric, metric.estimate(tally, undefined, level), metric.baseRows(tally));
    }

    /** The least of the groups' rates. */
    public Score groupMin(GroupMetric metric) {
        double[] rates = defined(metric);
        return rates.length == 0 ? Score.undefined("0 " + metric.base()) : Score.of(min(rates));
    }

    /** The greatest of the groups' rates. */
    public Score groupMax(GroupMetric metric) {
        double[] rates = defined(metric);
        return rates.length == 0 ? Score.undefined("0 " + metric.base()) : Score.of(max(rates));
    }

    /**
     * How far the groups lie apart, in [0,1], ideal 0: {@code max - min} between groups, {@code max |m_a - m|} to
     * overall.
     */
    public Score difference(GroupMetric metric, GapMethod method) {
        double[] rates = defined(metric);
        if (tooFew(rates)) {
            return fewer(metric);
        }
        return switch (method) {
            case BETWEEN_GROUPS -> Score.of(max(rates) - min(rates));
            case TO_OVERALL -> {
                double overall = overall(metric).value();
                yield Score.of(max(DoubleStream.of(rates)
                        .map(rate -> Math.abs(rate - overall))
                        .toArray()));
            }
        };
    }

    /**
     * The least of the groups' ratios, in [0,1], ideal 1: {@code min / max} between groups, {@code min of m_a / m}
     * (inverted above 1) to overall. Undefined where every rate is 0.
     */
    public Score ratio(GroupMetric metric, GapMethod method) {
        double[] rates = defined(metric);
        if (tooFew(rates)) {
            return fewer(metric);
        }
        if (max(rates) == 0) {
            return Score.undefined(
                    metric == GroupMetric.SELECTION_RATE
                            ? "no positive predictions"
                            : metric.title() + " 0 everywhere");
        }
        return switch (method) {
            case BETWEEN_GROUPS -> Score.of(min(rates) / max(rates));
            case TO_OVERALL -> {
                double overall = overall(metric).value();
                yield Score.of(min(DoubleStream.of(rates)
                        .map(rate -> Math.min(rate, overall) / Math.max(rate, overall))
                        .toArray()));
            }
        };
    }

    private boolean tooFew(double[] rates) {
        return rates.length < (undefined == Undefined.NA ? 2 : 1);
    }

    private static Score fewer(GroupMetric metric) {
        return Score.undefined("fewer than 2 groups with " + metric.base());
    }

    private double[] defined(GroupMetric metric) {
        return IntStream.range(0, groups.size())
                .mapToObj(group -> of(metric, group))
                .filter(Score::isDefined)
                .mapToDouble(Score::value)
                .toArray();
    }

    private static double min(double[] values) {
        return DoubleStream.of(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return DoubleStream.of(values).max().orElseThrow();
    }
}
