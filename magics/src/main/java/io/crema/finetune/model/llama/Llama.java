package io.crema.finetune.model.llama;

import io.crema.finetune.model.CausalArchitecture;
import io.crema.finetune.model.CausalBackbone;
import io.crema.finetune.model.ModelConfig;
import io.crema.finetune.model.decoder.Decoder;
import io.crema.finetune.model.decoder.DecoderConfig;
import io.crema.finetune.model.decoder.DecoderConfig.Biases;
import java.util.Set;

/** The Llama family: no biases, unless its configuration asks for them. */
public final class Llama implements CausalArchitecture {

    @Override
    public Set<String> modelTypes() {
        return Set.of("llama");
    }

    @Override
    public CausalBackbone backbone(ModelConfig config) {
        boolean attention = config.oneOf("attention_bias", "false", "true").equals("true");
        boolean wide = config.oneOf("mlp_bias", "false", "true").equals("true");
        return new Decoder(DecoderConfig.read("Llama", config, new Biases(attention, attention, wide)));
    }
}
