package io.crema.finetune;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.baseline.MajorityClass;
import io.crema.finetune.baseline.TableLogisticRegression;
import io.crema.finetune.baseline.TfIdfLogisticRegression;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import java.util.ArrayList;
import java.util.List;

/** Simple models side by side, before anything is fine-tuned. */
public final class Baselines {
    private Baselines() {}

    /** What a fine-tuned model is compared with: the majority class, and counted words, bare pixels or bare columns. */
    public static List<Baseline> usual(LabelledData data) {
        return List.of(new MajorityClass(), simplest(data));
    }

    private static Baseline simplest(LabelledData data) {
        if (data.roles().hasFeatures()) {
            return new TableLogisticRegression();
        }
        return data.roles().image().isEmpty() ? TfIdfLogisticRegression.strong() : new PixelLogisticRegression();
    }

    /**
     * Fits each baseline on the training rows and judges all on the same other rows.
     *
     * @param baselines at least one; the last is put beside each of the others
     * @param seed of the intervals' resamples
     */
    public static Evaluation compare(
            LabelledData training, LabelledData part, String partName, List<Baseline> baselines, long seed) {
        List<Baseline> others = new ArrayList<>(baselines);
        Baseline last = others.remove(others.size() - 1);
        Evaluation evaluation = Evaluation.of(last.name(), predictions(last, training, part), Resampling.seeded(seed))
                .on(partName);
        for (Baseline other : others) {
            evaluation = evaluation.against(other.name(), predictions(other, training, part));
        }
        return evaluation;
    }

    static Predictions predictions(Baseline baseline, LabelledData training, LabelledData part) {
        return Predictions.of(
                part.labels(), part.labelIndices(), baseline.fit(training).probabilities(part.examples()));
    }
}
