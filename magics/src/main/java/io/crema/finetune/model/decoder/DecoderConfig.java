package io.crema.finetune.model.decoder;

import io.crema.finetune.model.ModelConfig;
import java.util.List;
import java.util.Set;

/**
 * What a decoder is made of.
 *
 * @param maxLength the most tokens of a text
 * @param frequencies radians that a position turns each pair of a head's numbers
 * @param attentionDropout of attention weights, in [0,1)
 * @param tied whether the head is the table of token embeddings
 */
public record DecoderConfig(
        String family,
        int vocabularySize,
        int hiddenSize,
        int layers,
        Heads heads,
        int innerSize,
        int maxLength,
        List<Double> frequencies,
        double normEpsilon,
        double attentionDropout,
        Biases biases,
        boolean tied,
        Set<Integer> endIds) {

    /** They speak of new weights, of training on several machines, and of windows that are off. */
    private static final String[] SILENT = {
        "initializer_range", "pretraining_tp", "max_window_layers", "sliding_window", "rope_theta"
    };

    public DecoderConfig {
        frequencies = List.copyOf(frequencies);
        endIds = Set.copyOf(endIds);
    }

    /**
     * Heads of attention.
     *
     * @param queries how many
     * @param groups heads of keys and values, each shared by as many heads of queries
     * @param size of a head's vector
     */
    public record Heads(int queries, int groups, int size) {}

    /**
     * Which linear layers have a bias.
     *
     * @param inputs of attention: queries, keys, values
     * @param output of attention
     * @param wide the three of the wide layer
     */
    public record Biases(boolean inputs, boolean output, boolean wide) {}

    /** Reads and checks what all families call alike. The caller reads the rest before, and checks it with this. */
    public static DecoderConfig read(String family, ModelConfig config, Biases biases) {
        config.oneOf("hidden_act", "silu");
        int hidden = config.size("hidden_size");
        Heads heads = heads(config, hidden);
        DecoderConfig read = new DecoderConfig(
                family,
                config.size("vocab_size"),
                hidden,
                config.size("num_hidden_layers"),
                heads,
                config.size("intermediate_size"),
                config.size("max_position_embeddings"),
                RotaryFrequencies.read(config, heads.size()),
                config.fraction("rms_norm_eps", 1e-6),
                config.fraction("attention_dropout", 0),
                biases,
                config.oneOf("tie_word_embeddings", "false", "true").equals("true"),
                config.ids("eos_token_id"));
        config.requireNothingElse(SILENT);
        config.check();
        return read;
    }

    private static Heads heads(ModelConfig config, int hidden) {
        int queries = config.size("num_attention_heads");
        int groups = config.integer("num_key_value_heads", 1, queries);
        config.require(
                queries % groups == 0,
                "num_attention_heads " + queries + " is not a multiple of num_key_value_heads " + groups);
        config.require(
                config.has("head_dim") || hidden == 1 || hidden % queries == 0,
                "hidden_size " + hidden + " is not a multiple of num_attention_heads " + queries);
        int size = config.integer("head_dim", 2, Math.max(hidden / queries, 2));
        config.require(size % 2 == 0, "a head's size must be even for rotary positions, not " + size);
        return new Heads(queries, groups, size);
    }
}
