package io.crema.finetune.explain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A model's logit of one label, for a subject. */
record ExampleScore(ExplainedModel model, Subject subject, int target) implements PartScore {

    @Override
    public int parts() {
        return subject.parts();
    }

    @Override
    public double[] of(List<BitSet> kept) {
        return Arrays.stream(model.logits(subject, kept))
                .mapToDouble(logits -> logits[target])
                .toArray();
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
