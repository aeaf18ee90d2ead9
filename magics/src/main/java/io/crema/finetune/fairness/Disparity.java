package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One number for how far groups lie apart by a criterion: a difference (ideal 0) or a ratio (ideal 1), both in [0,1].
 *
 * <p>Where a criterion looks at several rates, the worst of their gaps is taken, or their mean; a gap that is undefined
 * is passed over.
 */
public record Disparity(Criterion criterion, Form form, GapMethod method, Aggregation aggregation) {
    /** How two rates are held against each other. */
    public enum Form {
        /** Ideal 0; more is a wider gap. */
        DIFFERENCE,
        /** Ideal 1; less is a wider gap. */
        RATIO;

        Score of(MetricFrame frame, GroupMetric metric, GapMethod method) {
            return switch (this) {
                case DIFFERENCE -> frame.difference(metric, method);
                case RATIO -> frame.ratio(metric, method);
            };
        }

        /** Larger where the gap is wider, whatever the form. */
        double width(double gap) {
            return this == DIFFERENCE ? gap : -gap;
        }
    }

    /** How the gaps of several rates become one. */
    public enum Aggregation {
        WORST,
        MEAN
    }

    /** The worst gap. */
    public static Disparity of(Criterion criterion, Form form, GapMethod method) {
        return new Disparity(criterion, form, method, Aggregation.WORST);
    }

    /** The worst gap of each criterion, as difference and as ratio. */
    public static List<Disparity> all(GapMethod method) {
        return Arrays.stream(Criterion.values())
                .flatMap(criterion -> Arrays.stream(Form.values()).map(form -> of(criterion, form, method)))
                .toList();
    }

    /**
     * The disparity of a name such as {@code demographic_parity_difference}.
     *
     * @throws IllegalArgumentException listing the names there are
     */
    public static Disparity named(String name, GapMethod method) {
        return all(method).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no gap \"" + name + "\" (there are: "
                        + all(method).stream().map(Disparity::name).collect(Collectors.joining(", ")) + ")"));
    }

    /** The name to type: {@code demographic_parity_difference}. */
    public String name() {
        return criterion.name().toLowerCase(Locale.ROOT) + "_" + form.name().toLowerCase(Locale.ROOT);
    }

    /** The name to show: {@code demographic parity difference}. */
    public String title() {
        return criterion.title() + " " + form.name().toLowerCase(Locale.ROOT);
    }

    /** The number, or undefined where all of its gaps are. */
    public Score of(MetricFrame frame) {
        Score first = form.of(frame, criterion.metrics().get(0), method);
        double[] gaps = criterion.metrics().stream()
                .map(metric -> form.of(frame, metric, method))
                .filter(Score::isDefined)
                .mapToDouble(Score::value)
                .toArray();
        if (gaps.length == 0) {
            return first;
        }
        return Score.of(
                switch (aggregation) {
                    case WORST ->
                        form.width(DoubleStream.of(gaps).map(form::width).max().orElseThrow());
                    case MEAN -> DoubleStream.of(gaps).average().orElseThrow();
                });
    }
}
