package io.crema.finetune.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * How much lower the score is with one part at its baseline (Zeiler and Fergus 2014, arXiv:1311.2901). Parts that stand in
 * for each other get nothing, so the sum is no sum of anything.
 */
public record Occlusion() implements AttributionMethod {

    @Override
    public Attribution attribute(PartScore score) {
        List<BitSet> kept = new ArrayList<>();
        for (int part = 0; part < score.parts(); part++) {
            BitSet others = score.all();
            others.clear(part);
            kept.add(others);
        }
        double whole = score.whole();
        List<Double> parts = Arrays.stream(score.of(kept))
                .mapToObj(without -> whole - without)
                .toList();
        return Attribution.ofParts("occlusion, one part at a time", parts, whole, score.empty());
    }

    @Override
    public boolean isComplete() {
        return false;
    }
}
