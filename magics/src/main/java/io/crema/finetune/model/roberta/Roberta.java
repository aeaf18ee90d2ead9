package io.crema.finetune.model.roberta;

import io.crema.finetune.model.Architecture;
import io.crema.finetune.model.Backbone;
import io.crema.finetune.model.ModelConfig;
import io.crema.finetune.model.bert.BertConfig;
import java.util.Set;

/** The RoBERTa family. */
public final class Roberta implements Architecture {

    @Override
    public Set<String> modelTypes() {
        return Set.of("roberta", "xlm-roberta", "camembert");
    }

    @Override
    public Backbone backbone(ModelConfig config) {
        int padId = config.integer("pad_token_id", 0, 1);
        return new RobertaBackbone(BertConfig.read(config, padId, padId + 1));
    }
}
