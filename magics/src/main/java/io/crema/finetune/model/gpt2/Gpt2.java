package io.crema.finetune.model.gpt2;

import io.crema.finetune.model.CausalArchitecture;
import io.crema.finetune.model.CausalBackbone;
import io.crema.finetune.model.ModelConfig;
import java.util.Set;

/** The GPT-2 family. */
public final class Gpt2 implements CausalArchitecture {

    @Override
    public Set<String> modelTypes() {
        return Set.of("gpt2");
    }

    @Override
    public CausalBackbone backbone(ModelConfig config) {
        return new Gpt2Backbone(Gpt2Config.read(config));
    }
}
