package io.crema.finetune.model.distilbert;

import io.crema.finetune.model.Architecture;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.ModelConfig;
import java.util.Set;

/** The DistilBERT family. */
public final class DistilBert implements Architecture {

    @Override
    public Set<String> modelTypes() {
        return Set.of("distilbert");
    }

    @Override
    public Backbone backbone(ModelConfig config) {
        return new DistilBertBackbone(DistilBertConfig.read(config));
    }
}
