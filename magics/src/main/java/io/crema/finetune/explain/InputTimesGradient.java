package io.crema.finetune.explain;

/**
 * Each number of the example times the score's gradient by it (Shrikumar et al. 2016, arXiv:1605.01713). One gradient and
 * no baseline; what it gives is true of small changes only and adds up to nothing in particular.
 */
public record InputTimesGradient() implements AttributionMethod {

    @Override
    public Attribution attribute(PartScore score) {
        return Attribution.of("input x gradient", score.atExample(), score.whole(), score.empty());
    }

    @Override
    public boolean hasBaseline() {
        return false;
    }

    @Override
    public boolean isComplete() {
        return false;
    }
}
