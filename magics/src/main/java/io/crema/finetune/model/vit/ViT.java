package io.crema.finetune.model.vit;

import io.crema.finetune.model.Architecture;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.ModelConfig;
import java.util.Set;

/** The Vision Transformer family. */
public final class ViT implements Architecture {

    @Override
    public Set<String> modelTypes() {
        return Set.of("vit");
    }

    @Override
    public Backbone backbone(ModelConfig config) {
        return new ViTBackbone(ViTConfig.read(config));
    }
}
