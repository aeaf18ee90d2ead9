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
record BertConfig(
        int vocabularySize,
        int hiddenSize,
        int layers,
        Attention attention,
        int intermediateSize,
        int positions,
        int tokenTypes,
        double layerNormEpsilon,
        double hiddenDropout,
        double classifierDropout,
        double initializerRange,
        int padId) {

    record Attention(int heads, double dropout) {}

    /** Reads and checks all settings that change what is computed. */
    static BertConfig read(ModelConfig config) {
        config.oneOf("hidden_act", "gelu");
        config.oneOf("position_embedding_type", "absolute");
        config.oneOf("is_decoder", "false");
        int hidden = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        boolean bothKnown = hidden > 1 && heads > 1;
        config.require(
                !bothKnown || hidden % heads == 0,
                "hidden_size " + hidden + " is not a multiple of num_attention_heads " + heads);
        int vocabulary = config.size("vocab_size");
        int padId = config.integer("pad_token_id", 0, 0);
        config.require(
                vocabulary == 1 || padId < vocabulary,
                "pad_token_id " + padId + " is not among the " + vocabulary + " tokens of vocab_size");
        double hiddenDropout = config.fraction("hidden_dropout_prob", 0.1);
        BertConfig read = new BertConfig(
                vocabulary,
                hidden,
                config.size("num_hidden_layers"),
                new Attention(heads, config.fraction("attention_probs_dropout_prob", 0.1)),
                config.size("intermediate_size"),
                config.size("max_position_embeddings"),
                config.integer("type_vocab_size", 1, 2),
                config.fraction("layer_norm_eps", 1e-12),
                hiddenDropout,
                config.fraction("classifier_dropout", hiddenDropout),
                config.fraction("initializer_range", 0.02),
                padId);
        config.check();
        return read;
    }
}
