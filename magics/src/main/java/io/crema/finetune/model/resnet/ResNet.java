package io.crema.finetune.model.resnet;

import io.crema.finetune.model.Architecture;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.ModelConfig;
import java.util.Set;

/** The ResNet family. */
public final class ResNet implements Architecture {

    @Override
    public Set<String> modelTypes() {
        return Set.of("resnet");
    }

    @Override
    public Backbone backbone(ModelConfig config) {
        return new ResNetBackbone(ResNetConfig.read(config));
    }
}
