package io.crema.finetune.strategy;

import io.crema.finetune.engine.Optimizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A loss was no number any more before there was a model to keep. The pretrained one stays as it was; the message says
 * where it happened, and what to do.
 */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String summary;
    private final String hint;

    private DivergedException(String summary, String hint) {
        super(summary + ". " + hint);
        this.summary = summary;
        this.hint = hint;
    }

    /**
     * In few-shot training's first part.
     *
     * @param step counted from 1
     * @param rows of the training part that made its batch
     */
    static DivergedException ofBody(int step, int steps, Optimizer.Step taken, int[] rows, double rate) {
        return new DivergedException(
                String.format(
                        Locale.ROOT,
                        "the loss of step %,d of %,d of few-shot training's body is %s and its gradient norm %s; its batch"
                                + " is the training rows %s",
                        step,
                        steps,
                        taken.loss(),
                        taken.gradientNorm(),
                        RowList.of(Arrays.stream(rows).boxed().toList())),
                "Look at these rows, and whether the model's weights are finite; then try a tenth of the body's rate of "
                        + rate + ", or lora");
    }

    /** What happened, and where. */
    public String summary() {
        return summary;
    }

    /** What to do next. */
    public String hint() {
        return hint;
    }
}
