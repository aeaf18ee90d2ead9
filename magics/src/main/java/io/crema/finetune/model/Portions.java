package io.crema.finetune.model;

import io.crema.finetune.expression.Activations;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.torchscript.Precision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a training step are computed at once, their gradients being added up: so many that what is kept for
 * the way back takes little memory, and as many as the processor needs to be busy. Adding up takes a pass over all
 * gradients and memory for them twice, so portions are the larger the more weights move. They depend on shapes alone: a
 * training gives the same bits on a machine with more memory.
 */
public final class Portions {
    /** Bytes that are kept for the way back where hardly a weight moves. */
    private static final long ENOUGH = 256L << 20;

    /** As many times the gradients' own size more may be kept. */
    private static final int GRADIENTS = 2;

    /** All rows at once. */
    public static final Portions WHOLE = new Portions(null, 0);

    private final @Nullable Activations activations;
    private final int bytes;

    private Portions(@Nullable Activations activations, int bytes) {
        this.activations = activations;
        this.bytes = bytes;
    }

    /**
     * By what a graph computes. Where statistics over all rows are part of it, they stay together.
     *
     * @param training takes rows as its axis {@code B} and their tokens as {@code T}
     */
    static Portions of(Graph training, Parameters parameters, Precision precision) {
        boolean statistics = parameters.all().stream().anyMatch(parameter -> !parameter.learned());
        int bytes = precision == Precision.FP32 ? 4 : 3; // in bfloat16 sums, norms and dropout's masks stay float32
        return statistics ? WHOLE : new Portions(Activations.of(training), bytes);
    }

    /**
     * How many of some rows go at once; the same for all portions but the last.
     *
     * @param rows at least 1
     * @param longest the most tokens of a row; 1 where rows have none
     * @param moving how many numbers are learned
     */
    public int of(int rows, int longest, long moving) {
        if (activations == null) {
            return rows;
        }
        long each = bytes * activations.count(Map.of("B", 1L, "T", (long) longest, "N", (long) longest));
        long most = Math.max(1, (ENOUGH + GRADIENTS * Float.BYTES * moving) / Math.max(1, each));
        long portions = (rows - 1) / most + 1;
        return (int) ((rows - 1) / portions + 1);
    }
}
