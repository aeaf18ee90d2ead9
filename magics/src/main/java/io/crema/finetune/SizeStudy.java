package io.crema.finetune;

import io.crema.finetune.data.SplitData;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import io.crema.finetune.metrics.SizeCurve;
import io.crema.finetune.train.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Trains on more and more of the rows, and judges every model on the same validation rows. */
record SizeStudy(FineTuning tuning, SplitData data, DataSizes sizes, SeriesListener listener) {

    /**
     * Each seed has one order of the rows, and a larger size keeps the rows of a smaller one.
     *
     * @throws IllegalArgumentException if the models do not choose one label
     * @throws FineTuningInterruptedException if it was cancelled
     */
    SizeCurve curve() {
        tuning.requireOneLabel(
                "a learning curve", "Train on fewer rows yourself: %split --train-rows N, then %finetune");
        List<SizeCurve.Point> points = new ArrayList<>();
        int number = 0;
        String model = "";
        for (double share : sizes.shares()) {
            List<Predictions> bySeed = new ArrayList<>();
            int rows = 0;
            for (int index = 0; index < sizes.seeds(); index++) {
                long seed = tuning.choices().seed() + index;
                SplitData fewer = data.shareOfTraining(share, seed);
                rows = fewer.train().rows();
                String what = String.format(Locale.ROOT, "%,d rows, seed %d", rows, seed);
                FineTuning next =
                        tuning.seed(seed).on(fewer).listener(listener.next(++number, sizes.trainings(), what));
                try (FineTuned run = next.fit()) {
                    if (run.outcome().reason() == StopReason.INTERRUPTED) {
                        throw new FineTuningInterruptedException(
                                "stopped at " + what + ": some trainings alone are no curve");
                    }
                    model = run.name();
                    bySeed.add(run.predictions(data.validation()));
                }
            }
            points.add(new SizeCurve.Point(rows, bySeed));
        }
        return new SizeCurve(
                model,
                "validation rows of " + data.validation().name(),
                points,
                Resampling.seeded(tuning.choices().seed()));
    }
}
