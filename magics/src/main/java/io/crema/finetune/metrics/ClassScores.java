package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one class fares: precision, recall and F1 of that class against all others.
 *
 * <p>Precision and recall are shares of rows and have Wilson's interval; F1, and all three where rows weigh differently,
 * have the bootstrap's.
 *
 * @param support how many rows truly are of the class
 */
public record ClassScores(String label, Estimate precision, Estimate recall, Estimate f1, double support) {

    /** Those of every class, in the order of the labels. */
    static List<ClassScores> of(Predictions rows, Resampling resampling) {
        ConfusionMatrix confusion = rows.confusion();
        boolean counts = IntStream.range(0, rows.size()).allMatch(row -> rows.weight(row) == 1);
        List<ClassMeasure> measures = ClassMeasure.all(rows.labels());
        var replicates = Replicates.of(rows, measures, resampling);
        List<ClassScores> scores = new ArrayList<>();
        for (int label = 0; label < confusion.classes(); label++) {
            int first = 3 * label;
            double support = confusion.support(label);
            scores.add(new ClassScores(
                    rows.labels().get(label),
                    counts
                            ? wilson(confusion.precision(label), confusion.predictedAs(label), resampling)
                            : replicates.measured(first).estimate(),
                    counts
                            ? wilson(confusion.recall(label), support, resampling)
                            : replicates.measured(first + 1).estimate(),
                    replicates.measured(first + 2).estimate(),
                    support));
        }
        return List.copyOf(scores);
    }

    private static Estimate wilson(Score share, double rows, Resampling resampling) {
        return share.isDefined()
                ? Estimate.of(share, Interval.wilson(share.value(), rows, resampling.level()))
                : Estimate.withoutInterval(share);
    }
}
