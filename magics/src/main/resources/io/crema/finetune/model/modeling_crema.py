"""A classifier that Crema fine-tuned: an encoder, one vector of a text by mean or first token, and a linear layer.

No class of transformers computes this, so it comes along:

    from transformers import AutoModelForSequenceClassification, AutoTokenizer
    model = AutoModelForSequenceClassification.from_pretrained(folder, trust_remote_code=True)
    tokenizer = AutoTokenizer.from_pretrained(folder, trust_remote_code=True)
"""

import torch
from transformers import AutoConfig, AutoModel, PretrainedConfig, PreTrainedModel
from transformers.modeling_outputs import SequenceClassifierOutput


class PooledConfig(PretrainedConfig):
    """The encoder's own settings, and under "crema" what stands on it."""

    model_type = "crema_pooled"

    def encoder(self):
        ours = ("model_type", "architectures", "auto_map", "crema")
        settings = {name: value for name, value in self.to_dict().items() if name not in ours}
        return AutoConfig.for_model(self.crema["model_type"], **settings)


class PooledForSequenceClassification(PreTrainedModel):
    config_class = PooledConfig

    def __init__(self, config):
        super().__init__(config)
        encoder = AutoModel.from_config(config.encoder())
        if getattr(encoder, "pooler", None) is not None:
            encoder.pooler = None
        setattr(self, config.crema["prefix"], encoder)
        self.dropout = torch.nn.Dropout(config.crema["dropout"])
        self.classifier = torch.nn.Linear(config.crema["size"], config.num_labels)
        self.post_init()

    def _init_weights(self, module):
        pass

    def forward(self, input_ids, attention_mask=None, labels=None, **kwargs):
        if attention_mask is None:
            attention_mask = torch.ones_like(input_ids)
        encoder = getattr(self, self.config.crema["prefix"])
        hidden = encoder(input_ids=input_ids, attention_mask=attention_mask)[0]
        if self.config.crema["pooling"] == "mean":
            weight = attention_mask.unsqueeze(-1).to(hidden.dtype)
            pooled = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
        else:
            pooled = hidden[:, 0]
        logits = self.classifier(self.dropout(pooled))
        loss = None if labels is None else torch.nn.functional.cross_entropy(logits, labels)
        return SequenceClassifierOutput(loss=loss, logits=logits)
