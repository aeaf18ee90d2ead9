package io.crema.finetune.explain;

import java.util.Locale;

/** What an example is compared with: what stands where a part is not there. Which there are depends on the examples. */
public enum AttributionBaseline {
    /** Texts: the vector of the token that fills short texts up; in a model that writes, of the one that ends texts. */
    PAD,
    /** Texts: the vector of the token that hides words in pretraining. */
    MASK,
    /** Texts: a vector of zeros. Rows of a table: numbers at their training mean, and no category. */
    ZERO,
    /** Pictures: black. */
    BLACK,
    /**
     * Pictures: one colour, the mean of the picture's own. Rows of a table: the mean of the training rows, where a
     * category is as much there as the share of the rows that have it.
     */
    MEAN,
    /** Pictures: the picture itself, blurred by a Gaussian whose deviation is an eighth of its height. */
    BLURRED;

    /** What users type: {@code pad}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
