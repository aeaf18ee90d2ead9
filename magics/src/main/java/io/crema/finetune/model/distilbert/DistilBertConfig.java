package io.crema.finetune.model.distilbert;

import io.crema.finetune.model.ModelConfig;

/**
 * What a DistilBERT is made of, named as in its {@code config.json}.
 *
 * @param size of a token's vector, {@code dim}
 * @param attention its heads, and the dropout of attention weights
 * @param innerSize between the two linear layers of a block, {@code hidden_dim}
 * @param dropout of embeddings and of each block's feed-forward output, in [0,1)
 * @param classifierDropout in front of the classifier, in [0,1)
 * @param initializerRange standard deviation of a new weight
 */
record DistilBertConfig(
        Tokens tokens,
        int size,
        int layers,
        Attention attention,
        int innerSize,
        double dropout,
        double classifierDropout,
        double initializerRange) {

    /**
     * What it is given.
     *
     * @param vocabularySize ids are below this
     * @param positions the most tokens of a text
     * @param padId what fills short rows
     */
    record Tokens(int vocabularySize, int positions, int padId) {}

    record Attention(int heads, double dropout) {}

    /** Reads and checks all settings that change what is computed. */
    static DistilBertConfig read(ModelConfig config) {
        config.oneOf("activation", "gelu");
        config.oneOf("sinusoidal_pos_embds", "false");
        int size = config.integer("dim", 1, 768);
        int heads = config.integer("n_heads", 1, 12);
        config.require(size % heads == 0, "dim " + size + " is not a multiple of n_heads " + heads);
        DistilBertConfig read = new DistilBertConfig(
                tokens(config),
                size,
                config.integer("n_layers", 1, 6),
                new Attention(heads, config.fraction("attention_dropout", 0.1)),
                config.integer("hidden_dim", 1, 3072),
                config.fraction("dropout", 0.1),
                config.fraction("seq_classif_dropout", 0.2),
                config.fraction("initializer_range", 0.02));
        config.requireNothingElse("qa_dropout");
        config.check();
        return read;
    }

    private static Tokens tokens(ModelConfig config) {
        int vocabulary = config.integer("vocab_size", 1, 30522);
        int padId = config.integer("pad_token_id", 0, 0);
        config.require(
                padId < vocabulary,
                "pad_token_id " + padId + " is not among the " + vocabulary + " tokens of vocab_size");
        return new Tokens(vocabulary, config.integer("max_position_embeddings", 1, 512), padId);
    }
}
