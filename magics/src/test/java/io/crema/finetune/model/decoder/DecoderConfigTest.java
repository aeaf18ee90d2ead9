package io.crema.finetune.model.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.model.CausalBackbone;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.model.ModelConfig;
import io.crema.finetune.model.llama.Llama;
import io.crema.finetune.model.qwen2.Qwen2;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The settings of Llama and Qwen2. */
class DecoderConfigTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ModelConfig config(String more) throws JsonProcessingException {
        ObjectNode usual = (ObjectNode) JSON.readTree("""
                {"vocab_size": 128256, "hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4,
                 "num_key_value_heads": 2, "intermediate_size": 128, "max_position_embeddings": 131072,
                 "hidden_act": "silu", "rms_norm_eps": 1e-05, "initializer_range": 0.02, "use_cache": true}
                """);
        usual.setAll((ObjectNode) JSON.readTree(more));
        return new ModelConfig("tiny", usual);
    }

    private static void assertFrequencies(String more, double... expected) throws JsonProcessingException {
        List<Double> found =
                ((Decoder) new Llama().backbone(config(more))).config().frequencies();
        assertEquals(expected.length, found.size());
        for (int pair = 0; pair < expected.length; pair++) {
            assertEquals(expected[pair], found.get(pair), 1e-6 * expected[pair], "pair " + pair);
        }
    }

    @Test
    void readsThePublishedLlamaConfiguration() throws JsonProcessingException {
        CausalBackbone backbone = new Llama().backbone(config("""
                {"model_type": "llama", "attention_bias": false, "attention_dropout": 0.0, "mlp_bias": false,
                 "head_dim": 16, "pretraining_tp": 1, "rope_theta": 500000.0, "tie_word_embeddings": true,
                 "torch_dtype": "bfloat16", "eos_token_id": [128001, 128008, 128009],
                 "rope_scaling": {"factor": 32.0, "high_freq_factor": 4.0, "low_freq_factor": 1.0,
                                  "original_max_position_embeddings": 8192, "rope_type": "llama3"}}
                """));

        assertEquals("Llama, 2 layers of 64", backbone.description());
        assertEquals(Set.of(128001, 128008, 128009), backbone.endIds());
        assertEquals(new CausalBackbone.KeyValues(2, 16), backbone.keyValues());
    }

    @Test
    void readsThePublishedQwen2Configuration() throws JsonProcessingException {
        CausalBackbone backbone = new Qwen2().backbone(config("""
                {"model_type": "qwen2", "attention_dropout": 0.0, "bos_token_id": 151643, "eos_token_id": 151645,
                 "max_window_layers": 21, "rope_theta": 1000000.0, "sliding_window": 32768,
                 "tie_word_embeddings": true, "use_sliding_window": false}
                """));

        assertEquals("Qwen2, 2 layers of 64", backbone.description());
        assertEquals(Set.of(151645), backbone.endIds());
    }

    /** The answers are those of transformers 5.18's LlamaRotaryEmbedding for these settings. */
    @Test
    void turnsPairsAsTransformersDoes() throws JsonProcessingException {
        assertFrequencies("{}", 1.0, 0.3162278, 0.1, 0.03162278, 0.01, 0.003162278, 0.001, 0.0003162278);
        assertFrequencies(
                "{\"rope_theta\": 10000.0, \"rope_scaling\": {\"type\": \"linear\", \"factor\": 4.0}}",
                0.25,
                0.07905694,
                0.025,
                0.007905695,
                0.0025,
                0.0007905695,
                0.00025,
                7.905695e-05);
        assertFrequencies(
                """
                {"rope_parameters": {"rope_type": "llama3", "rope_theta": 500000.0, "factor": 32.0,
                 "low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 8192}}
                """, 1.0, 0.1939228, 0.03760603, 0.007292665, 0.0004295567, 8.570256e-06, 1.661967e-06, 3.222933e-07);
    }

    @Test
    void namesWhatItDoesNotSupport() {
        assertRefused(
                "rope_type \"yarn\" is not supported (supported: default, linear, llama3)",
                () -> new Llama().backbone(config("{\"rope_scaling\": {\"rope_type\": \"yarn\", \"factor\": 4.0}}")));
        assertRefused(
                "num_attention_heads 4 is not a multiple of num_key_value_heads 3",
                () -> new Llama().backbone(config("{\"num_key_value_heads\": 3}")));
        assertRefused(
                "use_sliding_window \"true\" is not supported (supported: false); layer_types other than"
                        + " \"full_attention\" are not supported: every token must see all before it",
                () -> new Qwen2()
                        .backbone(
                                config(
                                        "{\"use_sliding_window\": true, \"layer_types\": [\"full_attention\", \"sliding_attention\"]}")));
        assertRefused(
                "logit_scale is not known to the family \"llama\" (take out of config.json what changes nothing)",
                () -> new Llama().backbone(config("{\"model_type\": \"llama\", \"logit_scale\": 0.5}")));
    }

    private interface Reading {
        CausalBackbone read() throws JsonProcessingException;
    }

    private static void assertRefused(String problem, Reading reading) {
        var refused = assertThrows(ConfigException.class, reading::read);
        assertEquals("config.json of tiny: " + problem, refused.getMessage());
    }

    @Test
    void namesTheWeightsOfBodiesThatWereSavedAlone() throws JsonProcessingException {
        CausalBackbone backbone = new Llama().backbone(config("{}"));

        assertEquals("model.layers.1.mlp.up_proj.weight", backbone.weightName("layers.1.mlp.up_proj.weight"));
        assertEquals("lm_head.weight", backbone.weightName("lm_head.weight"));
        assertEquals(0, backbone.depth("model.embed_tokens.weight"));
        assertEquals(2, backbone.depth("model.layers.1.mlp.up_proj.weight"));
        assertEquals(2, backbone.depth("model.norm.weight"));
    }
}
