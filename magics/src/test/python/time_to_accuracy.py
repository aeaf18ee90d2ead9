"""The other side of TimeToAccuracy: the same weights, rows and settings in PyTorch and transformers, padded by batch.

Run: python time_to_accuracy.py FOLDER fp32|bf16 SEED, after TimeToAccuracy wrote into FOLDER."""
import time

start = time.perf_counter()
import contextlib, json, math, sys
import torch
import transformers
from safetensors.torch import load_file
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

transformers.logging.set_verbosity_error()
folder, precision, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
bf16 = precision == "bf16"
autocast = (lambda: torch.autocast("cpu", dtype=torch.bfloat16)) if bf16 else contextlib.nullcontext
torch.set_num_threads(2)
torch.manual_seed(seed)
BATCH, EPOCHS, RATE = 16, 3, 2e-5


class Classifier(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.bert = BertModel(BertConfig(hidden_size=384, num_hidden_layers=6, num_attention_heads=12,
                                         intermediate_size=1536), add_pooling_layer=False)
        self.dropout = torch.nn.Dropout(0.1)
        self.classifier = torch.nn.Linear(384, 3)

    def forward(self, ids, mask):
        hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        return self.classifier(self.dropout((hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)))


def rows(file):
    lines = [line.rstrip("\n").split("\t", 1) for line in open(f"{folder}/{file}", encoding="utf-8")]
    texts = tokenizer([text for _, text in lines], truncation=True, max_length=128)["input_ids"]
    return texts, [int(label) for label, _ in lines]


def batch(texts):
    longest = max(map(len, texts))
    ids = torch.tensor([text + [0] * (longest - len(text)) for text in texts])
    return ids, (torch.arange(longest)[None] < torch.tensor([[len(text)] for text in texts])).long()


def macro_f1(predicted, truth):
    scores = []
    for label in range(3):
        hits = sum(p == t == label for p, t in zip(predicted, truth))
        counted = sum(p == label for p in predicted) + sum(t == label for t in truth)
        scores.append(2 * hits / counted if counted else 0)
    return sum(scores) / 3


tokenizer = PreTrainedTokenizerFast(tokenizer_file=f"{folder}/tokenizer.json")
model = Classifier()
state = load_file(f"{folder}/model.safetensors")
classes = state["classifier.weight"].shape[0]
model.classifier = torch.nn.Linear(384, classes)
model.load_state_dict(state, strict=False)
texts, labels = rows("train.tsv")
held, truth = rows("validation.tsv")
decayed = [p for p in model.parameters() if p.ndim > 1]
plain = [p for p in model.parameters() if p.ndim <= 1]
optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
                              lr=RATE, fused=True)
total = EPOCHS * math.ceil(len(texts) / BATCH)
climb = round(0.1 * total)
schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: (step + 1) / climb if step < climb else
                                             0.5 * (1 + math.cos(math.pi * (step - climb) / (total - climb))))
for epoch in range(1, EPOCHS + 1):
    model.train()
    order = torch.randperm(len(texts)).tolist()
    for i in range(0, len(order), BATCH):
        chosen = order[i:i + BATCH]
        with autocast():
            loss = torch.nn.functional.cross_entropy(model(*batch([texts[j] for j in chosen])),
                                                     torch.tensor([labels[j] for j in chosen]))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
    model.eval()
    predicted = []
    with torch.inference_mode(), autocast():
        for i in range(0, len(held), 32):
            predicted += model(*batch(held[i:i + 32])).argmax(-1).tolist()
    classes = sorted(set(truth))
    print(json.dumps({"who": f"python {precision}", "seed": seed, "epoch": epoch,
                      "macro_f1": round(macro_f1(predicted, truth) * 3 / len(classes), 4),
                      "seconds": round(time.perf_counter() - start, 1)}), flush=True)
