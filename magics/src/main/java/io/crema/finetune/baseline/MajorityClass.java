package io.crema.finetune.baseline;

import io.crema.finetune.data.LabelledData;
import java.util.Arrays;

/**
 * Looks at no text: every label is as probable as it was often in training, so the most frequent one is always
 * predicted. What beats this has learned something.
 */
public final class MajorityClass implements Baseline {
    @Override
    public String name() {
        return "majority class";
    }

    @Override
    public TextClassifier fit(LabelledData training) {
        int[] labels = training.checked().labelIndices();
        double[] frequencies = new double[training.labels().size()];
        Arrays.stream(labels).forEach(label -> frequencies[label] += 1.0 / labels.length);
        return texts -> texts.stream().map(text -> frequencies.clone()).toArray(double[][]::new);
    }
}
