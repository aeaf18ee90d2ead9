"""The other side of TrainingSpeed: the same model, batch and optimiser in PyTorch and transformers.

Run: python training_speed.py FOLDER STEPS, after TrainingSpeed wrote FOLDER/model.safetensors."""
import json, statistics, sys, time
import torch
import transformers
from safetensors.torch import load_file
from transformers import BertConfig

transformers.logging.set_verbosity_error()
folder, steps = sys.argv[1], int(sys.argv[2])
batch, length, warm_up = 16, 128, 3
torch.set_num_threads(2)
torch.manual_seed(1)


class Classifier(torch.nn.Module):
    def __init__(self, config):
        super().__init__()
        self.bert = transformers.BertModel(config, add_pooling_layer=False)
        self.dropout = torch.nn.Dropout(config.hidden_dropout_prob)
        self.classifier = torch.nn.Linear(config.hidden_size, 2)

    def forward(self, ids, mask):
        hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
        return self.classifier(self.dropout(pooled))


config = BertConfig(hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
                    attn_implementation="sdpa")
model = Classifier(config)
model.load_state_dict(load_file(f"{folder}/model.safetensors"), strict=False)
decayed = [p for p in model.parameters() if p.ndim > 1]
plain = [p for p in model.parameters() if p.ndim <= 1]
optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
                              lr=5e-5, fused=True)
ids = torch.randint(1000, 30000, (steps, batch, length))
mask = torch.ones(batch, length, dtype=torch.long)
labels = torch.randint(0, 2, (steps, batch))

model.train()
train = []
for step in range(steps):
    start = time.perf_counter()
    loss = torch.nn.functional.cross_entropy(model(ids[step], mask), labels[step])
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    loss.item()
    train.append(time.perf_counter() - start)

model.eval()
predict = []
with torch.inference_mode():
    for step in range(steps):
        start = time.perf_counter()
        model(ids[step], mask)
        predict.append(time.perf_counter() - start)

speed = lambda seconds: batch / statistics.median(seconds[warm_up:])
print(json.dumps({"who": f"torch {torch.__version__}, transformers {transformers.__version__}",
                  "train": round(speed(train), 3), "predict": round(speed(predict), 3)}))
