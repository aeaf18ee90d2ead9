package io.crema.finetune.torchscript;

/**
 * How a model's numbers are computed. Another way gives other last digits.
 *
 * @param precision in which numbers
 * @param products which library multiplies matrices
 */
public record Numerics(Precision precision, Products products) {

    /** Float32 by libtorch's usual library. */
    public static final Numerics USUAL = new Numerics(Precision.FP32, Products.BLAS);

    /**
     * Whether attention is written out, a few rows at a time so that their scores stay in the processor's cache. The
     * fused kernel multiplies by MKL, in bfloat16 at half the speed where MKL does not know the processor.
     */
    boolean attendsInParts() {
        return precision == Precision.BF16 && products == Products.ONEDNN;
    }

    /** Who multiplies the matrices of linear layers in float32, and those of attention in bfloat16. */
    public enum Products {
        /** The library that libtorch was built with: MKL on x86. */
        BLAS,
        /** oneDNN, which uses all of a processor that MKL treats as a stranger. */
        ONEDNN
    }
}
