package io.crema.finetune;

import io.crema.finetune.torchscript.Precision;
import java.util.Locale;

/**
 * Which precision a training takes, told from a few steps in each.
 *
 * @param fp32Seconds of a step in float32; NaN if it was not measured
 * @param bf16Seconds of a step in bfloat16; NaN if it was not measured
 */
public record PrecisionChoice(double fp32Seconds, double bf16Seconds) {

    /** Less than this is not worth the digits that are lost. */
    private static final double WORTHWHILE = 1.1;

    /** For a processor that multiplies bfloat16 no faster. */
    static final PrecisionChoice NOTHING_TO_MEASURE = new PrecisionChoice(Double.NaN, Double.NaN);

    /** The faster one; float32 if they are about as fast. */
    public Precision precision() {
        return fp32Seconds / bf16Seconds >= WORTHWHILE ? Precision.BF16 : Precision.FP32;
    }

    @Override
    public String toString() {
        return Double.isNaN(bf16Seconds)
                ? "Precision fp32: this processor multiplies bfloat16 no faster."
                : String.format(
                        Locale.ROOT,
                        "Precision %s: a step takes %.3f s in bf16 and %.3f s in fp32.",
                        precision().label(),
                        bf16Seconds,
                        fp32Seconds);
    }
}
