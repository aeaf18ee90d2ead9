package io.crema.finetune.baseline;

import io.crema.finetune.data.LabelledData;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Looks at no text: draws each label as often as it was in training, as scikit-learn's {@code DummyClassifier} does with
 * {@code stratified}. It is sure of what it drew, so that its log loss is that of a sure guesser.
 *
 * @param seed of the draws
 */
public record StratifiedRandom(long seed) implements Baseline {
    @Override
    public String name() {
        return "stratified random";
    }

    @Override
    public TextClassifier fit(LabelledData training) {
        int[] labels = training.checked().labelIndices();
        int classes = training.labels().size();
        return texts -> draws(texts, labels, classes);
    }

    /** A label drawn from the training rows is drawn as often as it is among them. */
    private double[][] draws(List<String> texts, int[] labels, int classes) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] sure = new double[texts.size()][classes];
        Arrays.stream(sure).forEach(row -> row[labels[random.nextInt(labels.length)]] = 1);
        return sure;
    }
}
