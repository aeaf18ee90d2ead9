package io.crema.finetune;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.FoldScores;
import io.crema.finetune.metrics.Metric;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.TrainingLoop;
import java.util.List;
import java.util.Locale;

/**
 * What came of a training for each fold. The models are gone; what they said of the rows they had not seen is kept.
 *
 * @param model what was trained, as tables call it
 * @param data the folds
 * @param folds in the order of the data's
 * @param outOfFold what each row was predicted by the model that had not seen it, in the order of {@link
 *     FoldedData#rows}
 * @param seed of the trainings and of the intervals' resamples
 */
public record CrossValidated(String model, FoldedData data, List<Fold> folds, Predictions outOfFold, long seed) {

    public CrossValidated {
        folds = List.copyOf(folds);
    }

    /**
     * One training.
     *
     * @param number counted from 1
     * @param trainingRows how many rows it learned from
     * @param predictions of the rows that were held out
     * @param findings what was noticed while it was trained
     */
    public record Fold(
            int number,
            int trainingRows,
            Predictions predictions,
            TrainingLoop.Outcome outcome,
            List<Finding> findings) {
        public Fold {
            findings = List.copyOf(findings);
        }
    }

    /** A metric fold by fold: its mean, its spread, and an interval of the mean. */
    public FoldScores scores(Metric metric) {
        return FoldScores.of(metric, folds.stream().map(Fold::predictions).toList());
    }

    /** How well all rows were predicted out of fold, beside the usual baselines, trained on the same folds. */
    public Evaluation evaluation() {
        return evaluation(Baselines.usual(data.rows()));
    }

    /** As above, beside baselines of one's own choice. */
    public Evaluation evaluation(List<Baseline> baselines) {
        Evaluation evaluation = Evaluation.of(model, outOfFold, Resampling.seeded(seed))
                .on("rows of " + data.rows().name() + " out of fold");
        for (Baseline baseline : baselines) {
            evaluation = evaluation.against(baseline.name(), outOfFold(baseline));
        }
        return evaluation;
    }

    private Predictions outOfFold(Baseline baseline) {
        double[][] probabilities = new double[outOfFold.size()][];
        for (int fold = 0; fold < folds.size(); fold++) {
            SplitData parts = data.folds().get(fold);
            double[][] held =
                    baseline.fit(parts.train()).probabilities(parts.test().examples());
            int[] rows = data.heldOut(fold);
            for (int at = 0; at < rows.length; at++) {
                probabilities[rows[at]] = held[at];
            }
        }
        return Predictions.of(data.labels(), data.rows().labelIndices(), probabilities);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %d folds of %s, %,d rows predicted out of fold, seed %d",
                model,
                folds.size(),
                data.rows().name(),
                outOfFold.size(),
                seed);
    }
}
