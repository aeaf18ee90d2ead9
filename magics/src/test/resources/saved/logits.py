"""Logits that transformers computes of texts with a saved model: logits.py FOLDER TEXT..."""

import json
import sys

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

folder, texts = sys.argv[1], sys.argv[2:]
model, loading = AutoModelForSequenceClassification.from_pretrained(
    folder, trust_remote_code=True, output_loading_info=True
)
tokenizer = AutoTokenizer.from_pretrained(folder, trust_remote_code=True)
with torch.no_grad():
    logits = model.eval()(**tokenizer(texts, padding=True, return_tensors="pt")).logits
print(
    json.dumps(
        {
            "logits": logits.tolist(),
            "missing": sorted(loading["missing_keys"]),
            "unexpected": sorted(loading["unexpected_keys"]),
            "labels": [model.config.id2label[label] for label in range(model.config.num_labels)],
            "class": type(model).__name__,
        }
    )
)
