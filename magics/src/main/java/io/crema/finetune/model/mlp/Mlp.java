package io.crema.finetune.model.mlp;

import io.crema.finetune.model.Architecture;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.ModelConfig;
import java.util.Set;

/** Multilayer perceptrons. */
public final class Mlp implements Architecture {

    @Override
    public Set<String> modelTypes() {
        return Set.of("mlp");
    }

    @Override
    public Backbone backbone(ModelConfig config) {
        return new MlpBackbone(MlpConfig.read(config));
    }
}
