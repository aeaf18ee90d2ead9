package io.crema.finetune.model.qwen2;

import io.crema.finetune.model.CausalArchitecture;
import io.crema.finetune.model.CausalBackbone;
import io.crema.finetune.model.ModelConfig;
import io.crema.finetune.model.decoder.Decoder;
import io.crema.finetune.model.decoder.DecoderConfig;
import io.crema.finetune.model.decoder.DecoderConfig.Biases;
import java.util.Set;

/** The Qwen2 family: biases on queries, keys and values alone. */
public final class Qwen2 implements CausalArchitecture {

    @Override
    public Set<String> modelTypes() {
        return Set.of("qwen2");
    }

    @Override
    public CausalBackbone backbone(ModelConfig config) {
        config.oneOf("use_sliding_window", "false");
        config.require(
                config.texts("layer_types").stream().allMatch("full_attention"::equals),
                "layer_types other than \"full_attention\" are not supported: every token must see all before it");
        return new Decoder(DecoderConfig.read("Qwen2", config, new Biases(true, false, false)));
    }
}
