"""Scores that transformers gives the token after some, by a saved model: causal_logits.py FOLDER ADAPTER|- IDS"""

import json
import sys

import torch
from transformers import AutoModelForCausalLM

folder, adapter, ids = sys.argv[1], sys.argv[2], [int(token) for token in sys.argv[3].split(",")]
model, loading = AutoModelForCausalLM.from_pretrained(folder, output_loading_info=True)
if adapter != "-":
    from peft import PeftModel

    model = PeftModel.from_pretrained(model, adapter)
with torch.no_grad():
    logits = model.eval()(input_ids=torch.tensor([ids])).logits
print(
    json.dumps(
        {
            "logits": logits[0, -1].tolist(),
            "missing": sorted(loading["missing_keys"]),
            "unexpected": sorted(loading["unexpected_keys"]),
        }
    )
)
