package io.crema.finetune.metrics;

import java.util.List;

/**
 * The rows with one value in a column.
 *
 * @param rows how many
 * @param measured what the slicing's metrics say of them
 */
public record Slice(String value, int rows, List<Measured> measured) {
    /** With fewer rows a slice's numbers say little. */
    private static final int FEW = 30;

    public Slice {
        measured = List.copyOf(measured);
    }

    public boolean isSmall() {
        return rows < FEW;
    }

    /** How far the first metric is from what it is on all rows; undefined slices are not far from anything. */
    double distance(Score whole) {
        Score own = measured.get(0).score();
        return own.isDefined() && whole.isDefined() ? Math.abs(own.value() - whole.value()) : -1;
    }
}
