package io.crema.finetune;

import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.metrics.Resampling;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Progress;
import java.util.Arrays;
import java.util.List;

/**
 * A model that is asked of the same sentences when only the person in them changes.
 *
 * @param seed of the intervals' resamples
 */
record Swapping(Classifier classifier, Progress progress, long seed) {

    CounterfactualReport report(Counterfactuals swaps, String positive) {
        List<String> labels = classifier.labels();
        int label = labels.indexOf(positive);
        if (label < 0) {
            throw new IllegalArgumentException(
                    "no label \"" + positive + "\" (labels: " + String.join(", ", labels) + ")");
        }
        return CounterfactualReport.of(
                swaps,
                positive,
                texts -> Arrays.stream(classifier.probabilities(
                                classifier.pretrained().preprocessor().inputs(texts), progress))
                        .mapToDouble(row -> row[label])
                        .toArray(),
                Resampling.seeded(seed));
    }
}
