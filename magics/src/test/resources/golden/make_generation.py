"""Writes generation.json: what transformers' generate continues the tiny reference models with, always taking the best
token. Run beside the models of make_models.py: python make_generation.py GOLDEN_FOLDER   (torch, transformers)

For each family a list of {prompt, answer}: the ids given, and the ids written, at most 24 and none after the end.
"""
import json, pathlib, sys, torch, transformers
from safetensors.torch import load_file

golden = pathlib.Path(sys.argv[1])
answers = {"made_with": {"torch": torch.__version__, "transformers": transformers.__version__}}
for family in ("gpt2", "llama", "qwen2"):
    model = transformers.AutoModelForCausalLM.from_pretrained(golden / family).eval()
    batch = load_file(golden / family / "batch.safetensors")
    answers[family] = []
    for row, length in ((0, 1), (0, 5), (1, 10), (2, 3)):
        prompt = batch["input_ids"][row, :length].unsqueeze(0)
        written = model.generate(prompt, attention_mask=torch.ones_like(prompt), max_new_tokens=24, do_sample=False,
                                 pad_token_id=0)[0, length:].tolist()
        end = model.config.eos_token_id
        if end in written:
            written = written[:written.index(end)]
        answers[family].append({"prompt": prompt[0].tolist(), "answer": written})
(golden / "generation.json").write_text(json.dumps(answers))
