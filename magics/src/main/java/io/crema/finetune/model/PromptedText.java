package io.crema.finetune.model;

import java.util.Arrays;

/** A text to learn from: the model is to write its end, and is only given its beginning. */
public final class PromptedText {
    private final int[] ids;
    private final int given;

    private PromptedText(int[] ids, int given) {
        this.ids = ids;
        this.given = given;
    }

    /**
     * A prompt and what is to follow it.
     *
     * @param prompt tokens that are given; there may be none
     * @param completion tokens that are learned; the first of a text follows nothing and never is
     */
    public static PromptedText of(int[] prompt, int... completion) {
        if (completion.length == 0 || prompt.length + completion.length < 2) {
            throw new IllegalArgumentException("a prompt of " + prompt.length + " tokens and a completion of "
                    + completion.length + " leave nothing to learn");
        }
        int[] ids = Arrays.copyOf(prompt, prompt.length + completion.length);
        System.arraycopy(completion, 0, ids, prompt.length, completion.length);
        return new PromptedText(ids, Math.max(prompt.length, 1));
    }

    /** How many tokens it has. */
    public int length() {
        return ids.length;
    }

    /** The place of the first token that is learned, at least 1. */
    public int given() {
        return given;
    }

    /** How many tokens are learned. */
    public int learned() {
        return ids.length - given;
    }

    /** The token at a place. */
    public int id(int place) {
        return ids[place];
    }
}
