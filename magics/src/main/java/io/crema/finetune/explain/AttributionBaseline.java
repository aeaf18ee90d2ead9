package io.crema.finetune.explain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an example is compared with: what stands where a part is not there. Special tokens always stay. */
public enum AttributionBaseline {
    /** The vector of the token that fills short texts up. */
    PAD(Kind.TEXT, "[PAD] in place of every word"),
    /** The vector of the token that hides words in pretraining. */
    MASK(Kind.TEXT, "[MASK] in place of every word"),
    /** A vector of zeros; for rows of numbers, zeros. */
    ZERO(Kind.TEXT, "a vector of zeros in place of every word"),
    BLACK(Kind.PICTURE, "a black picture"),
    /** One colour, the mean of the picture's own. */
    MEAN(Kind.PICTURE, "a picture of its mean colour"),
    /** The picture itself, blurred by a Gaussian whose deviation is an eighth of its height. */
    BLURRED(Kind.PICTURE, "the picture blurred");

    private enum Kind {
        TEXT,
        PICTURE
    }

    private final Kind kind;
    private final String description;

    AttributionBaseline(Kind kind, String description) {
        this.kind = kind;
        this.description = description;
    }

    /** For people: {@code [PAD] in place of every word}. */
    public String description() {
        return description;
    }

    /** What users type: {@code pad}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    void requireForTexts() {
        require(Kind.TEXT, "texts");
    }

    void requireForPictures() {
        require(Kind.PICTURE, "pictures");
    }

    private void require(Kind wanted, String examples) {
        if (kind != wanted) {
            throw new IllegalArgumentException(examples + " have no baseline " + label() + ", but "
                    + Arrays.stream(values())
                            .filter(each -> each.kind == wanted)
                            .map(AttributionBaseline::label)
                            .collect(Collectors.joining(", ")));
        }
    }
}
