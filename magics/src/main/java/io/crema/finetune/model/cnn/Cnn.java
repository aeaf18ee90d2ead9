package io.crema.finetune.model.cnn;

import io.crema.finetune.model.Architecture;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.ModelConfig;
import java.util.Set;

/** The small CNN. */
public final class Cnn implements Architecture {

    @Override
    public Set<String> modelTypes() {
        return Set.of("cnn");
    }

    @Override
    public Backbone backbone(ModelConfig config) {
        return new CnnBackbone(CnnConfig.read(config));
    }
}
