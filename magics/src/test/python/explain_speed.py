"""The other side of ExplainSpeed: integrated gradients of one sentence in PyTorch and transformers, 50 steps in one batch.

Run: python explain_speed.py TIMES TOKENS [sdpa|eager]; prints one line of JSON with the processor's seconds."""
import json, statistics, sys, time
import torch
import transformers
from transformers import BertConfig

transformers.logging.set_verbosity_error()
times, length = int(sys.argv[1]), int(sys.argv[2])
attention = sys.argv[3] if len(sys.argv) > 3 else "sdpa"
steps, warm_up = 50, 3
torch.set_num_threads(1)
torch.manual_seed(1)
config = BertConfig(hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
                    attn_implementation=attention)
bert = transformers.BertModel(config, add_pooling_layer=False).eval()
head = torch.nn.Linear(384, 2)
for parameter in [*bert.parameters(), *head.parameters()]:
    parameter.requires_grad_(False)  # as Captum's users often forget: with them it takes longer still
table = bert.get_input_embeddings().weight
ids = torch.randint(1000, 30000, (length,))
places = ((torch.arange(steps) + 0.5) / steps).view(-1, 1, 1)


def scores(vectors):
    mask = torch.ones(vectors.shape[:2], dtype=torch.long)
    return head(bert(inputs_embeds=vectors, attention_mask=mask).last_hidden_state.mean(1))[:, 0]


def explain():
    example, baseline = table[ids], table[0].expand(length, -1)
    points = (baseline + places * (example - baseline)).requires_grad_(True)
    gradients = torch.autograd.grad(scores(points).sum(), points)[0]
    with torch.no_grad():
        scores(torch.stack([example, baseline]))
    return (gradients.mean(0) * (example - baseline)).sum(-1)


seconds = []
for _ in range(times + warm_up):
    start = time.process_time()
    explain()
    seconds.append(time.process_time() - start)
print(json.dumps({"who": f"torch {torch.__version__}, transformers {transformers.__version__}, {attention}",
                  "case": "explain", "seconds": round(statistics.median(seconds[warm_up:]), 4)}))
