package io.crema.finetune.explain;

import java.util.BitSet;
import java.util.List;

/** A model's logit of one answer, for a subject. */
record ExampleScore(ExplainedModel model, Subject subject, int target) implements PartScore {

    @Override
    public int parts() {
        return subject.parts();
    }

    @Override
    public double[] of(List<BitSet> kept) {
        return model.scores(subject, kept, target);
    }

    @Override
    public Contributions along(double[] places) {
        return subject.sums(model.pathGradients(subject, subject.baseline(), places, target));
    }

    @Override
    public Contributions atExample() {
        float[] nothing = new float[subject.example().length];
        return subject.sums(model.pathGradients(subject, nothing, new double[] {1}, target));
    }
}
