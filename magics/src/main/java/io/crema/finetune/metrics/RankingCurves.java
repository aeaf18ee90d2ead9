package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a model's probabilities rank rows: of two labels that of the last, which the others of {@link Metrics} count as
 * positive, too; of more each against the rest, and their mean.
 *
 * @param labels one curve each
 * @param mean of several labels: the curve that lies between theirs at each false positive rate, or at each recall
 */
public record RankingCurves(List<RankingCurve> labels, Optional<Mean> mean) {

    /**
     * The plain mean over labels.
     *
     * @param rocAuc with its interval
     * @param averagePrecision with its interval
     * @param roc recall at false positive rates of 0, 0.01 ... 1
     * @param precision at recalls of 0, 0.01 ... 1
     */
    public record Mean(Estimate rocAuc, Estimate averagePrecision, List<Double> roc, List<Double> precision) {
        /** How many steps there are from 0 to 1. */
        public static final int STEPS = 100;

        public Mean {
            roc = List.copyOf(roc);
            precision = List.copyOf(precision);
        }
    }

    public RankingCurves {
        labels = List.copyOf(labels);
    }

    static RankingCurves of(Predictions rows, Resampling resampling) {
        int count = rows.labels().size();
        int first = count == 2 ? 1 : 0;
        List<RankingMeasure> measures = new ArrayList<>();
        for (int label = first; label < count; label++) {
            measures.add(RankingMeasure.rocAuc(label));
            measures.add(RankingMeasure.averagePrecision(label));
        }
        if (count > 2) {
            measures.add(RankingMeasure.rocAuc(RankingMeasure.MEAN));
            measures.add(RankingMeasure.averagePrecision(RankingMeasure.MEAN));
        }
        List<Measured> measured =
                Measurements.of("ranking", rows, measures, resampling).measured();
        List<RankingCurve> curves = new ArrayList<>();
        for (int label = first; label < count; label++) {
            int at = 2 * (label - first);
            curves.add(curve(
                    rows,
                    label,
                    measured.get(at).estimate(),
                    measured.get(at + 1).estimate()));
        }
        if (curves.size() == 1) {
            return new RankingCurves(curves, Optional.empty());
        }
        Estimate area = measured.get(measured.size() - 2).estimate();
        Estimate precision = measured.get(measured.size() - 1).estimate();
        return new RankingCurves(
                curves, area.score().isDefined() ? Optional.of(mean(curves, area, precision)) : Optional.empty());
    }

    private static RankingCurve curve(Predictions rows, int label, Estimate area, Estimate precision) {
        int positives = (int) IntStream.range(0, rows.size())
                .filter(row -> rows.truth(row) == label)
                .count();
        return new RankingCurve(
                rows.labels().get(label),
                rows.size(),
                positives,
                area,
                precision,
                area.score().isDefined() ? rows.probabilities().ranking(label).points(rows) : List.of());
    }

    private static Mean mean(List<RankingCurve> curves, Estimate area, Estimate precision) {
        List<Double> roc = new ArrayList<>();
        List<Double> precisions = new ArrayList<>();
        for (int step = 0; step <= Mean.STEPS; step++) {
            double at = (double) step / Mean.STEPS;
            roc.add(curves.stream()
                    .mapToDouble(curve -> curve.recallAt(at))
                    .average()
                    .orElseThrow());
            precisions.add(curves.stream()
                    .mapToDouble(curve -> curve.precisionAt(at))
                    .average()
                    .orElseThrow());
        }
        return new Mean(area, precision, roc, precisions);
    }
}
