package io.crema.finetune.explain;

import java.util.BitSet;
import java.util.List;

/** One score of one example as a function of its parts, each of which is there or at its baseline. */
public interface PartScore {

    /** How many parts the example has. */
    int parts();

    /** The score with only some parts there, for each of several choices. */
    double[] of(List<BitSet> kept);

    /**
     * What each part contributes on the straight way from the baseline to the example, the gradient being the mean of
     * those at some points.
     *
     * @param places of the points, fractions of the way in [0,1]
     */
    Contributions along(double[] places);

    /** Each number of the example times the score's gradient by it. */
    Contributions atExample();

    /** The score with all parts there. */
    default double whole() {
        return of(List.of(all()))[0];
    }

    /** The score with all parts at their baseline. */
    default double empty() {
        return of(List.of(new BitSet()))[0];
    }

    /** All parts. */
    default BitSet all() {
        var all = new BitSet();
        all.set(0, parts());
        return all;
    }

    /**
     * What adds up to a change of the score.
     *
     * @param byPart of each part
     * @param apart of what belongs to no part, such as special tokens
     * @param byPosition the same by tokens or pixels
     */
    record Contributions(List<Double> byPart, double apart, List<Double> byPosition) {
        public Contributions {
            byPart = List.copyOf(byPart);
            byPosition = List.copyOf(byPosition);
        }
    }
}
