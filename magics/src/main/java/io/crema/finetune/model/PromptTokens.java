package io.crema.finetune.model;

import io.crema.finetune.data.ReversibleTokenizer;
import java.util.Arrays;

/** The tokens of texts that a model goes on with. */
record PromptTokens(ReversibleTokenizer tokenizer, CausalBackbone backbone) {

    /**
     * The tokens of a text to be continued. Nothing begins with the token that ends texts, as in pretraining; an end
     * that the tokenizer puts behind a text is taken off.
     *
     * @throws IllegalArgumentException if the tokenizer is not the model's
     */
    int[] prompt(String text) {
        int[] ids = known(tokenizer.whole(text));
        if (ids.length == 0) {
            return backbone.endIds().stream()
                    .limit(1)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        boolean ended = ids.length > 1 && backbone.endIds().contains(ids[ids.length - 1]);
        return ended ? Arrays.copyOf(ids, ids.length - 1) : ids;
    }

    /**
     * The tokens of a text that continues another.
     *
     * @throws IllegalArgumentException if the tokenizer is not the model's
     */
    int[] completion(String text) {
        return known(tokenizer.part(text));
    }

    private int[] known(int... ids) {
        for (int id : ids) {
            if (id < 0 || id >= backbone.vocabularySize()) { // the native side would not say so
                throw new IllegalArgumentException("the tokenizer gives id " + id + ", but the model knows "
                        + backbone.vocabularySize() + " tokens. Use the tokenizer.json that came with the model");
            }
        }
        return ids;
    }
}
