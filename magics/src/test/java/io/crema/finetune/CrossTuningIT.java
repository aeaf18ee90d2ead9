package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.KFold;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.SizeCurve;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small model trained for each fold, and on more and more rows. */
final class CrossTuningIT {
    private static final Pretrained MODEL = Tiny.model();

    private static CrossTuning tuning(FoldedData folds) {
        return FineTuning.of(MODEL).on(folds).strategy(Strategy.head()).epochs(2);
    }

    @Test
    void predictsEveryRowByTheModelThatHasNotSeenIt() {
        FoldedData folds = Tiny.data(60).whole().split(KFold.of(3));
        List<String> heard = new ArrayList<>();

        CrossValidated result = tuning(folds)
                .listener((number, of, what) -> {
                    heard.add(number + " of " + of + ": " + what);
                    return TrainingListener.NONE;
                })
                .fit();

        assertEquals(List.of("1 of 3: fold 1", "2 of 3: fold 2", "3 of 3: fold 3"), heard);
        assertEquals(60, result.outOfFold().size());
        int second = folds.heldOut(1)[4];
        try (FineTuned alone = FineTuning.of(MODEL)
                .on(folds.folds().get(1))
                .strategy(Strategy.head())
                .epochs(2)
                .fit()) {
            double said = alone.outputs(List.of(folds.rows().text(second)))[0][0];
            assertEquals(said, result.outOfFold().probability(second, 0), 1e-6);
        }
        double[] byFold = result.folds().stream()
                .mapToDouble(fold -> Metrics.ACCURACY.of(fold.predictions()).value()
                        * fold.predictions().size())
                .toArray();
        assertEquals(
                Arrays.stream(byFold).sum() / 60,
                Metrics.ACCURACY.of(result.outOfFold()).value(),
                1e-9);
        assertEquals(
                List.of("majority class", "TF-IDF + logistic regression"),
                result.evaluation().comparisons().stream()
                        .map(comparison -> comparison.baseline())
                        .toList());
    }

    @Test
    void givesNoResultOfSomeFoldsOnly() {
        FoldedData folds = Tiny.data(60).whole().split(KFold.of(3));
        Progress stopped = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThrows(
                FineTuningInterruptedException.class,
                () -> tuning(folds).watchedBy(stopped).fit());
    }

    @Test
    void judgesEverySizeOnTheSameRows() {
        SizeCurve curve = FineTuning.of(MODEL)
                .on(Tiny.data(100))
                .strategy(Strategy.head())
                .epochs(2)
                .learningCurve(new DataSizes(List.of(.5, 1.0), 2), SeriesListener.NONE);

        assertEquals(30, curve.points().get(0).rows(), 1, "half of each label, rounded");
        assertEquals(60, curve.points().get(1).rows());
        assertTrue(curve.points().stream().allMatch(point -> point.bySeed().size() == 2));
        assertTrue(curve.points().stream()
                .flatMap(point -> point.bySeed().stream())
                .allMatch(predictions -> predictions.size() == 20));
        assertEquals(20, curve.judged());
    }
}
