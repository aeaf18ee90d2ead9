package io.crema.finetune.model.gpt2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.model.CausalBackbone;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.model.ModelConfig;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Gpt2ConfigTest {

    private static CausalBackbone read(String json) throws JsonProcessingException {
        return new Gpt2().backbone(new ModelConfig("tiny", new ObjectMapper().readTree(json)));
    }

    /** The settings of the published gpt2. */
    @Test
    void readsThePublishedConfiguration() throws JsonProcessingException {
        CausalBackbone backbone = read("""
                {"activation_function": "gelu_new", "architectures": ["GPT2LMHeadModel"], "attn_pdrop": 0.1,
                 "bos_token_id": 50256, "embd_pdrop": 0.1, "eos_token_id": 50256, "initializer_range": 0.02,
                 "layer_norm_epsilon": 1e-05, "model_type": "gpt2", "n_ctx": 1024, "n_embd": 768, "n_head": 12,
                 "n_layer": 12, "n_positions": 1024, "resid_pdrop": 0.1, "summary_activation": null,
                 "summary_first_dropout": 0.1, "summary_proj_to_labels": true, "summary_type": "cls_index",
                 "summary_use_proj": true, "vocab_size": 50257,
                 "task_specific_params": {"text-generation": {"do_sample": true, "max_length": 50}}}
                """);

        assertEquals("GPT-2, 12 layers of 768", backbone.description());
        assertEquals(1024, backbone.maxLength());
        assertEquals(Set.of(50256), backbone.endIds());
        assertEquals(64, backbone.keyValues().size());
    }

    @Test
    void namesWhatItDoesNotSupportAndWhatDoesNotFit() {
        var refused = assertThrows(ConfigException.class, () -> read("""
                {"model_type": "gpt2", "n_embd": 30, "n_head": 4, "n_layer": 2, "n_positions": 40, "vocab_size": 120,
                 "activation_function": "relu", "scale_attn_by_inverse_layer_idx": true, "rotary_dim": 8}
                """));

        assertEquals(
                "config.json of tiny: scale_attn_by_inverse_layer_idx \"true\" is not supported (supported: false); "
                        + "activation_function \"relu\" is not supported (supported: gelu_new, gelu_pytorch_tanh, gelu);"
                        + " n_embd 30 is not a multiple of n_head 4; rotary_dim is not known to the family \"gpt2\""
                        + " (take out of config.json what changes nothing)",
                refused.getMessage());
    }

    @Test
    void namesTheWeightsOfBodiesThatWereSavedAlone() {
        var backbone = new Gpt2Backbone(
                new Gpt2Config(9, 8, 2, 2, 16, 10, false, 1e-5, new Gpt2Config.Dropouts(0, 0, 0), true, Set.of()));

        assertEquals("transformer.h.1.attn.c_attn.weight", backbone.weightName("h.1.attn.c_attn.weight"));
        assertEquals("transformer.wte.weight", backbone.weightName("transformer.wte.weight"));
        assertEquals(0, backbone.depth("transformer.wpe.weight"));
        assertEquals(2, backbone.depth("transformer.h.1.attn.c_attn.weight"));
        assertEquals(2, backbone.depth("transformer.ln_f.weight"));
        assertFalse(backbone.owns("lm_head.weight"));
    }
}
