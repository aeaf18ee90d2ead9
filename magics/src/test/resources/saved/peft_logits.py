"""Logits that PEFT computes of the reference batch with a saved adapter: peft_logits.py MODEL ADAPTER"""

import json
import sys
from pathlib import Path

import torch
from peft import PeftModel
from safetensors.torch import load_file
from transformers import AutoModelForSequenceClassification

model, adapter = Path(sys.argv[1]), Path(sys.argv[2])
batch = load_file(model / "batch.safetensors")
del batch["labels"]
adapted = PeftModel.from_pretrained(AutoModelForSequenceClassification.from_pretrained(model), adapter).eval()
with torch.no_grad():
    logits = adapted(**batch).logits
    merged = adapted.merge_and_unload()(**batch).logits
print(json.dumps({"logits": logits.flatten().tolist(), "merged": merged.flatten().tolist()}))
