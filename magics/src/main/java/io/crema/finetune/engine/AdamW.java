package io.crema.finetune.engine;

import java.util.List;

/**
 * AdamW with decoupled weight decay and bias correction (Loshchilov and Hutter 2019, arXiv:1711.05101), PyTorch's fused
 * form.
 *
 * @param beta1 decay of the first moment, in [0,1)
 * @param beta2 decay of the second, in [0,1)
 * @param epsilon added to the root of the second moment
 */
public record AdamW(double beta1, double beta2, double epsilon) implements UpdateRule {

    /** PyTorch's defaults. */
    public static final AdamW DEFAULT = new AdamW(0.9, 0.999, 1e-8);

    public AdamW {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
            throw new IllegalArgumentException(
                    "AdamW needs betas in [0,1) and an epsilon above 0, not " + beta1 + ", " + beta2 + ", " + epsilon);
        }
    }

    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public List<Moment> moments() {
        return List.of(
                new Moment("first_moment", false), new Moment("second_moment", false), new Moment("steps", true));
    }

    @Override
    public double[] settings() {
        return new double[] {beta1, beta2, epsilon};
    }
}
