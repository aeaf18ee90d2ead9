package io.crema.finetune.torchscript;

/**
 * How a model's numbers are computed. Another way gives other last digits.
 *
 * @param precision in which numbers
 * @param products which library multiplies float32 matrices
 */
public record Numerics(Precision precision, Products products) {

    /** Float32 by libtorch's usual library. */
    public static final Numerics USUAL = new Numerics(Precision.FP32, Products.BLAS);

    /** Who multiplies float32 matrices in linear layers. */
    public enum Products {
        /** The library that libtorch was built with: MKL on x86. */
        BLAS,
        /** oneDNN, which uses all of a processor that MKL treats as a stranger. */
        ONEDNN
    }
}
