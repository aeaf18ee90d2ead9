package io.crema.finetune.explain;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The gradient's mean on the straight way from the baseline to the example, times the difference of the two (Sundararajan,
 * Taly and Yan 2017, arXiv:1703.01365), by the midpoint rule. Steps double until the parts add up to the change of the
 * score within 1 %, or there would be too many.
 *
 * @param steps to begin with, at least 1
 * @param mostSteps never more than these, unless {@code steps} are
 */
public record IntegratedGradients(int steps, int mostSteps) implements AttributionMethod {

    /** How far the sum may be from the change, as a fraction of the change. */
    public static final double TOLERANCE = 0.01;

    private static final int MOST = 1600;

    public IntegratedGradients {
        if (steps < 1) {
            throw new IllegalArgumentException("integrated gradients take at least 1 step, not " + steps);
        }
    }

    /** From so many steps on, up to 1,600. */
    public static IntegratedGradients from(int steps) {
        return new IntegratedGradients(steps, MOST);
    }

    /** With so many steps, however far the sum is from the change. */
    public static IntegratedGradients exactly(int steps) {
        return new IntegratedGradients(steps, steps);
    }

    @Override
    public Attribution attribute(PartScore score) {
        double whole = score.whole();
        double empty = score.empty();
        int taken = steps;
        Attribution attribution = with(taken, score, whole, empty);
        while (attribution.relativeError() > TOLERANCE && 2 * taken <= mostSteps) {
            taken *= 2;
            attribution = with(taken, score, whole, empty);
        }
        return attribution;
    }

    private static Attribution with(int steps, PartScore score, double whole, double empty) {
        double[] places =
                IntStream.range(0, steps).mapToDouble(i -> (i + 0.5) / steps).toArray();
        String how = String.format(Locale.ROOT, "integrated gradients, midpoint rule, %,d steps", steps);
        return Attribution.of(how, score.along(places), whole, empty);
    }

    @Override
    public AttributionMethod repeated() {
        return exactly(steps);
    }

    @Override
    public boolean isComplete() {
        return true;
    }
}
