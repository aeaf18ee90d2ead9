package io.crema.finetune.explain;

import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Network;
import io.crema.finetune.model.Progress;

/** A classifier, or a regression: explained is the score of one of its labels. */
record LabelScores(Classifier classifier) implements Explainable {

    @Override
    public String name() {
        return classifier.pretrained().name();
    }

    @Override
    public Preparation preparation() {
        return Preparation.of(classifier.pretrained().preprocessor());
    }

    @Override
    public ExplainedModel open(Progress progress) {
        Network network = Network.explained(classifier);
        var source = new ExplainedModel.Source(
                network,
                classifier.weightsOf(network),
                classifier.objective()::meaning,
                weight -> !classifier.backbone().owns(weight),
                classifier.backbone().initializerRange());
        return ExplainedModel.of(source, progress);
    }

    @Override
    public int place(String answer) {
        int place = classifier.labels().indexOf(answer);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "no label \"" + answer + "\" (labels: " + String.join(", ", classifier.labels()) + ")");
        }
        return place;
    }

    @Override
    public String answer(int place) {
        return classifier.labels().get(place);
    }

    @Override
    public boolean isProbability() {
        return !classifier.objective().name().equals("regression");
    }

    @Override
    public void requireHead() {
        // every classifier has one
    }
}
