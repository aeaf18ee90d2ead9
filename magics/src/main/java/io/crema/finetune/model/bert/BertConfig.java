package io.crema.finetune.model.bert;

import io.crema.finetune.model.ModelConfig;

/**
 * What a BERT is made of, named as in its {@code config.json}.
 *
 * @param attention its heads, and the dropout of attention weights
 * @param hiddenDropout of embeddings and of each block's two outputs, in [0,1)
 * @param classifierDropout in front of the classifier, in [0,1)
 * @param initializerRange standard deviation of a new weight
 */
public record BertConfig(
        Tokens tokens,
        int hiddenSize,
        int layers,
        Attention attention,
        int intermediateSize,
        double layerNormEpsilon,
        double hiddenDropout,
        double classifierDropout,
        double initializerRange) {

    /**
     * What it is given.
     *
     * @param vocabularySize ids are below this
     * @param positions rows of the table of positions
     * @param firstPosition the row of a text's first token
     * @param types how many segments a text may have
     * @param padId what fills short rows
     */
    public record Tokens(int vocabularySize, int positions, int firstPosition, int types, int padId) {
        /** The most tokens of a text. */
        public int maxLength() {
            return positions - firstPosition;
        }
    }

    public record Attention(int heads, double dropout) {}

    /** A BERT's settings, all checked that change what is computed. */
    static BertConfig read(ModelConfig config) {
        int padId = config.integer("pad_token_id", 0, 0);
        return read(config, padId, 0);
    }

    /** As above, for families that lay positions out otherwise. */
    public static BertConfig read(ModelConfig config, int padId, int firstPosition) {
        config.oneOf("hidden_act", "gelu");
        config.oneOf("position_embedding_type", "absolute");
        config.oneOf("is_decoder", "false");
        config.oneOf("add_cross_attention", "false");
        int hidden = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        boolean bothKnown = hidden > 1 && heads > 1;
        config.require(
                !bothKnown || hidden % heads == 0,
                "hidden_size " + hidden + " is not a multiple of num_attention_heads " + heads);
        double hiddenDropout = config.fraction("hidden_dropout_prob", 0.1);
        BertConfig read = new BertConfig(
                tokens(config, padId, firstPosition),
                hidden,
                config.size("num_hidden_layers"),
                new Attention(heads, config.fraction("attention_probs_dropout_prob", 0.1)),
                config.size("intermediate_size"),
                config.fraction("layer_norm_eps", 1e-12),
                hiddenDropout,
                config.fraction("classifier_dropout", hiddenDropout),
                config.fraction("initializer_range", 0.02));
        config.requireNothingElse(
                "pooler_fc_size",
                "pooler_num_attention_heads",
                "pooler_num_fc_layers",
                "pooler_size_per_head",
                "pooler_type");
        config.check();
        return read;
    }

    private static Tokens tokens(ModelConfig config, int padId, int firstPosition) {
        int vocabulary = config.size("vocab_size");
        config.require(
                vocabulary == 1 || padId < vocabulary,
                "pad_token_id " + padId + " is not among the " + vocabulary + " tokens of vocab_size");
        int positions = config.size("max_position_embeddings");
        config.require(
                positions == 1 || positions > firstPosition,
                "max_position_embeddings " + positions + " leaves no position for a token: the first is "
                        + firstPosition);
        return new Tokens(vocabulary, positions, firstPosition, config.integer("type_vocab_size", 1, 2), padId);
    }
}
