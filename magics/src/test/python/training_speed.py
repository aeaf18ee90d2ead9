"""The other side of TrainingSpeed: the same work in PyTorch and transformers (and PEFT, torchvision-free).

Run: python training_speed.py CASE STEPS; prints one line of JSON for each way that a Python user would take."""
import contextlib, json, resource, statistics, sys, time
import torch
import transformers
from transformers import BertConfig, ResNetConfig

transformers.logging.set_verbosity_error()
case, steps = sys.argv[1], int(sys.argv[2])
attention = sys.argv[3] if len(sys.argv) > 3 else "sdpa"
batch, length, warm_up = 16, 128, 3
torch.set_num_threads(2)
torch.manual_seed(1)
bf16 = case.endswith("bf16")
autocast = (lambda: torch.autocast("cpu", dtype=torch.bfloat16)) if bf16 else contextlib.nullcontext


class Classifier(torch.nn.Module):
    def __init__(self, config):
        super().__init__()
        self.bert = transformers.BertModel(config, add_pooling_layer=False)
        self.dropout = torch.nn.Dropout(config.hidden_dropout_prob)
        self.classifier = torch.nn.Linear(config.hidden_size, 2)

    def features(self, ids, mask):
        hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        return (hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)

    def forward(self, ids, mask):
        return self.classifier(self.dropout(self.features(ids, mask)))


def adamw(model):
    trained = [p for p in model.parameters() if p.requires_grad]
    groups = [{"params": [p for p in trained if p.ndim > 1], "weight_decay": 0.01},
              {"params": [p for p in trained if p.ndim <= 1], "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=5e-5, fused=True)


def trained(model, forward, labels):
    optimizer = adamw(model)
    model.train()

    def step(i):
        with autocast():
            loss = torch.nn.functional.cross_entropy(forward(i), labels(i))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        loss.item()
    return step


mask = torch.ones(batch, length, dtype=torch.long)
ids = torch.randint(1000, 30000, (steps + warm_up, batch, length))
targets = torch.randint(0, 2, (steps + warm_up, batch))
config = BertConfig(hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
                    attn_implementation=attention)
if case.startswith("full"):
    model = Classifier(config)
    step = trained(model, lambda i: model(ids[i], mask), lambda i: targets[i])
elif case == "lora":
    import peft
    model = peft.get_peft_model(Classifier(config), peft.LoraConfig(
        r=8, lora_alpha=16, lora_dropout=0.1, target_modules=["query", "value"], modules_to_save=["classifier"]))
    step = trained(model, lambda i: model(ids[i], mask), lambda i: targets[i])
elif case == "head":
    features = torch.randn(steps + warm_up, batch, 384)
    head = torch.nn.Sequential(torch.nn.Dropout(0.1), torch.nn.Linear(384, 2))
    step = trained(head, lambda i: head(features[i]), lambda i: targets[i])
elif case == "resnet18":
    batch = 32
    net = transformers.ResNetForImageClassification(ResNetConfig(
        embedding_size=64, hidden_sizes=[64, 128, 256, 512], depths=[2, 2, 2, 2], layer_type="basic", num_labels=10))
    pixels = torch.randn(steps + warm_up, batch, 3, 64, 64)
    classes = torch.randint(0, 10, (steps + warm_up, batch))
    step = trained(net, lambda i: net(pixels[i]).logits, lambda i: classes[i])
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.eval()
else:
    model = Classifier(config).eval()

    def step(i):
        with torch.inference_mode(), autocast():
            model(ids[i], mask)

seconds = []
for i in range(steps + warm_up):
    start = time.perf_counter()
    step(i)
    seconds.append(time.perf_counter() - start)
print(json.dumps({"who": f"torch {torch.__version__}, transformers {transformers.__version__}, {attention}", "case": case,
                  "rate": round(batch / statistics.median(seconds[warm_up:]), 3),
                  "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}))
