package io.crema.finetune.torchscript;

import io.crema.finetune.expression.Dtype;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** In which numbers a model computes. Weights, moments, and the loss are float32 in both. */
public enum Precision {
    /** Float32 throughout. */
    FP32 {
        @Override
        Optional<Dtype> dtypeOf(String operator) {
            return Optional.empty();
        }
    },
    /**
     * Matrix products in bfloat16, sums and normalisations in float32 (Micikevicius et al. 2018, arXiv:1710.03740;
     * Kalamkar et al. 2019, arXiv:1905.12322). What stands between takes the wider type of its operands.
     */
    BF16 {
        @Override
        Optional<Dtype> dtypeOf(String operator) {
            if (PRODUCTS.contains(operator)) {
                return Optional.of(Dtype.BFLOAT16);
            }
            return NARROW_IS_HARMLESS.contains(operator) ? Optional.empty() : Optional.of(Dtype.FLOAT32);
        }
    };

    private static final Set<String> PRODUCTS =
            Set.of("linear", "matmul", "scaled_dot_product_attention", "conv2d", "addmm", "bmm", "self.plus_low_rank");

    /** Operators that only move elements or treat each alone. All others are given float32. */
    private static final Set<String> NARROW_IS_HARMLESS = Set.of(
            "add",
            "sub",
            "mul",
            "gelu",
            "relu",
            "silu",
            "tanh",
            "view",
            "reshape",
            "transpose",
            "permute",
            "select",
            "narrow",
            "unsqueeze",
            "expand",
            "cat",
            "neg",
            "max_pool2d",
            "contiguous",
            "to",
            "self.dropout_mask",
            "self.dropout_plus");

    /** The type in which an operator is given its real operands; empty if as they come. */
    abstract Optional<Dtype> dtypeOf(String operator);

    /** What users type: {@code fp32}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
