"""Logits of a TorchScript archive: torchscript.py FILE, then rows of token ids separated by commas, all as long."""

import json
import sys

import torch

model = torch.jit.load(sys.argv[1])
ids = torch.tensor([[int(token) for token in row.split(",")] for row in sys.argv[2:]])
with torch.no_grad():
    print(json.dumps(model(ids, torch.ones_like(ids)).tolist()))
