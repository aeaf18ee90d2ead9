package io.crema.finetune.model.bert;

import io.crema.finetune.model.Architecture;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.ModelConfig;
import java.util.Set;

/** The BERT family. */
public final class Bert implements Architecture {

    @Override
    public Set<String> modelTypes() {
        return Set.of("bert");
    }

    @Override
    public Backbone backbone(ModelConfig config) {
        return new BertBackbone(BertConfig.read(config));
    }
}
