"""Trains the reference adapter for five steps, its head with it, and writes the losses.
Run beside bert/: python make_lora.py > lora.json   (torch, transformers, peft, safetensors)

AdamW, learning rate 1e-2, decay 0.1 of matrices, none of biases, gradients clipped at norm 1, dropout 0.
"""
import json
import pathlib

import torch
from peft import PeftModel
from safetensors.torch import load_file
from transformers import BertForSequenceClassification

torch.set_num_threads(1)
folder = pathlib.Path(__file__).parent / "bert"
base = BertForSequenceClassification.from_pretrained(folder)
model = PeftModel.from_pretrained(base, folder / "adapter", is_trainable=True)
for name, parameter in model.named_parameters():
    if name.startswith("base_model.model.classifier."):
        parameter.requires_grad = True
trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
optimizer = torch.optim.AdamW(
    [
        {"params": [parameter for parameter in trained if parameter.ndim > 1], "weight_decay": 0.1},
        {"params": [parameter for parameter in trained if parameter.ndim == 1], "weight_decay": 0.0},
    ],
    lr=1e-2,
)
batch = load_file(folder / "batch.safetensors")
losses, norms = [], []
for step in range(5):
    optimizer.zero_grad()
    loss = model(**batch).loss
    loss.backward()
    norms.append(torch.nn.utils.clip_grad_norm_(trained, 1.0).item())
    losses.append(loss.item())
    optimizer.step()
print(json.dumps({"trained": sum(parameter.numel() for parameter in trained), "losses": losses, "norms": norms}))
