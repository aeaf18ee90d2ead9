package io.crema.finetune.explain;

import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A score that is a formula of which parts are there. */
record Game(int parts, ToDoubleFunction<BitSet> formula) implements PartScore {

    /** Every part adds its index, and the first two something more together. */
    static Game ofPairs(int parts) {
        return new Game(
                parts, kept -> kept.stream().sum() + (kept.get(0) && kept.get(1) ? 6 : 0) + (kept.isEmpty() ? 0 : 0.5));
    }

    @Override
    public double[] of(List<BitSet> kept) {
        return kept.stream().mapToDouble(formula).toArray();
    }

    /** As if the score were the square of the way, of which each part has the same share. */
    @Override
    public Contributions along(double[] places) {
        double slope = IntStream.range(0, places.length)
                .mapToDouble(i -> 3 * places[i] * places[i])
                .average()
                .orElseThrow();
        double change = whole() - empty();
        return new Contributions(
                IntStream.range(0, parts)
                        .mapToObj(part -> slope * change / parts)
                        .toList(),
                0,
                List.of());
    }

    @Override
    public Contributions atExample() {
        return along(new double[] {1});
    }
}
