package io.crema.finetune.metrics;

import java.util.List;
import java.util.Locale;

/**
 * How well models do that learned from more and more rows, all judged on the same others.
 *
 * @param model what was trained, as tables call it
 * @param rowsName the rows that judge: {@code validation rows of reviews}
 * @param points one a size, ascending; at least 2
 * @param resampling how intervals are found
 */
public record SizeCurve(String model, String rowsName, List<Point> points, Resampling resampling) {

    /** A gain that is smaller than this, however sure, is not worth as many rows again. */
    private static final double WORTHWHILE = .01;

    /**
     * One size.
     *
     * @param rows that were learned from
     * @param bySeed what each training predicted of the rows that judge
     */
    public record Point(int rows, List<Predictions> bySeed) {
        public Point {
            bySeed = List.copyOf(bySeed);
        }
    }

    public SizeCurve {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a curve needs at least 2 sizes, not " + points.size());
        }
    }

    /** What is drawn. */
    public Metric metric() {
        return Metrics.MACRO_F1;
    }

    /** How many rows judge. */
    public int judged() {
        return points.get(0).bySeed().get(0).size();
    }

    /** How many trainings there were at each size. */
    public int seeds() {
        return points.get(0).bySeed().size();
    }

    /** The mean over the trainings at each size, with its interval. */
    public List<Estimate> means() {
        var means = new SeedMeans(metric(), resampling);
        return points.stream().map(point -> means.mean(point.bySeed())).toList();
    }

    /** What the last growth of the data gained. */
    public Estimate lastGain() {
        int last = points.size() - 1;
        return new SeedMeans(metric(), resampling)
                .difference(points.get(last).bySeed(), points.get(last - 1).bySeed());
    }

    /** Whether more labels would help, in plain words, as far as can be told. */
    public String answer() {
        int before = points.get(points.size() - 2).rows();
        int now = points.get(points.size() - 1).rows();
        Estimate gain = lastGain();
        Interval interval = gain.interval().orElseThrow();
        String grown = String.format(
                Locale.ROOT,
                "From %,d to %,d rows the score changed by %+.3f (%.0f %% paired bootstrap interval %.3f to %.3f).",
                before,
                now,
                gain.score().value(),
                100 * interval.level(),
                interval.lower(),
                interval.upper());
        if (interval.lower() > 0) {
            return "More labels would probably help. " + grown
                    + " A curve flattens: expect less from the next rows than from these.";
        }
        if (interval.upper() < WORTHWHILE) {
            return "More labels of the same kind would hardly help. " + grown
                    + " Other rows, cleaner labels or another model may.";
        }
        return "Whether more labels would help cannot be told. " + grown
                + " The gain is within the noise: judge on more rows or with more seeds, or add rows and see.";
    }
}
