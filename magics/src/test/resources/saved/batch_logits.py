"""Logits that transformers computes of a reference batch with a saved model: batch_logits.py FOLDER BATCH"""

import json
import sys

import torch
from safetensors.torch import load_file
from transformers import AutoModelForImageClassification, AutoModelForSequenceClassification

folder, batch = sys.argv[1], load_file(sys.argv[2])
del batch["labels"]
kind = AutoModelForImageClassification if "pixel_values" in batch else AutoModelForSequenceClassification
model, loading = kind.from_pretrained(folder, output_loading_info=True)
with torch.no_grad():
    logits = model.eval()(**batch).logits
print(
    json.dumps(
        {
            "logits": logits.flatten().tolist(),
            "missing": sorted(loading["missing_keys"]),
            "unexpected": sorted(loading["unexpected_keys"]),
        }
    )
)
