package io.crema.finetune.explain;

/** How a change of a score is divided among the parts of an example. */
public sealed interface AttributionMethod permits InputTimesGradient, IntegratedGradients, Occlusion, ShapleyValues {

    /** Divides. */
    Attribution attribute(PartScore score);

    /** Whether the parts add up to the change of the score, by the method's own theory. */
    boolean isComplete();

    /** Whether the example is compared with a baseline. */
    default boolean hasBaseline() {
        return true;
    }

    /** This for being repeated under other heads: with no further effort for more precision. */
    default AttributionMethod repeated() {
        return this;
    }
}
