"""Writes what plain PyTorch says of why the reference models score as they do: explain.json.
Run beside bert/, cnn/ and the others: python make_explain.py > explain.json   (torch, transformers, peft, safetensors)

Explained is the logit of every label for one example of a model's batch: for texts the last, whose parts are its tokens
and are compared with the vector of the padding token and with zeros; for pictures the first, compared with zeros. Of
models that write, the logits of three tokens that could come next behind the first six of the last text, compared with
the vector of the token that ends texts and with zeros.
  integrated_gradients   midpoint rule, 50 steps, summed over a token's vector, or over a pixel's channels
  input_x_gradient       the same sums of input times gradient
  occlusion              each token in turn at its baseline (texts)
  shapley                by the permutations' definition over all sets (texts; six tokens)
"""
import itertools
import json
import math
import pathlib

import torch
from peft import PeftModel
from safetensors.torch import load_file
from transformers import (AutoModelForCausalLM, AutoModelForImageClassification, AutoModelForSequenceClassification)

torch.set_num_threads(1)
here = pathlib.Path(__file__).parent
LABELS = 3
NEXT = (5, 60, 119)
WRITTEN = 6
STEPS = 50


def path_gradients(score, example, baseline, steps):
    """The mean gradient at the midpoints, times the difference."""
    total = torch.zeros_like(example, dtype=torch.float64)
    for step in range(steps):
        point = (baseline + (step + 0.5) / steps * (example - baseline)).detach().requires_grad_(True)
        total += torch.autograd.grad(score(point), point)[0].double()
    return total / steps * (example - baseline).double()


def numbers(tensor):
    return [round(value, 8) for value in tensor.flatten().tolist()]


def explained(score, example, baseline, axis, answers=range(LABELS)):
    """For each answer; the axis is summed over."""
    return [{
        "score": score(label)(example).item(),
        "baseline_score": score(label)(baseline).item(),
        "integrated_gradients": numbers(path_gradients(score(label), example, baseline, STEPS).sum(axis)),
        "input_x_gradient": numbers((example * gradient(score(label), example)).double().sum(axis)),
    } for label in answers]


def gradient(score, example):
    point = example.detach().clone().requires_grad_(True)
    return torch.autograd.grad(score(point), point)[0]


def kept(example, baseline, tokens):
    mixed = baseline.clone()
    for token in tokens:
        mixed[token] = example[token]
    return mixed


def occlusion(score, example, baseline):
    n = len(example)
    return [(score(example) - score(kept(example, baseline, set(range(n)) - {token}))).item() for token in range(n)]


def shapley(score, example, baseline):
    n = len(example)
    with torch.no_grad():
        value = {frozenset(tokens): score(kept(example, baseline, tokens)).item()
                 for size in range(n + 1) for tokens in itertools.combinations(range(n), size)}
    sums = [0.0] * n
    for order in itertools.permutations(range(n)):
        seen = frozenset()
        for token in order:
            sums[token] += value[seen | {token}] - value[seen]
            seen = seen | {token}
    return [total / math.factorial(n) for total in sums]


def text(model, folder):
    model.eval()
    batch = load_file(folder / "batch.safetensors")
    length = int(batch["attention_mask"][-1].sum())
    ids = batch["input_ids"][-1][:length]
    table = model.get_input_embeddings()
    example = table(ids).detach()
    padding = table(torch.tensor([model.config.pad_token_id])).detach()
    mask = torch.ones(1, length, dtype=torch.long)
    position = {}

    def score(label):
        return lambda vectors: model(inputs_embeds=vectors[None], attention_mask=mask, **position).logits[0, label]

    answers = {"ids": ids.tolist()}
    for name, baseline in (("pad", padding.expand_as(example)), ("zero", torch.zeros_like(example))):
        answers[name] = explained(score, example, baseline, -1)
        for label in range(LABELS):
            answers[name][label]["occlusion"] = occlusion(score(label), example, baseline)
            answers[name][label]["shapley"] = shapley(score(label), example, baseline)
    return answers


def writer(model, folder):
    model.eval()
    ids = load_file(folder / "batch.safetensors")["input_ids"][-1][:WRITTEN]
    table = model.get_input_embeddings()
    example = table(ids).detach()
    end = table(torch.tensor([model.config.eos_token_id])).detach()

    def score(token):
        return lambda vectors: model(inputs_embeds=vectors[None]).logits[0, -1, token]

    answers = {"ids": ids.tolist(), "next": NEXT}
    for name, baseline in (("pad", end.expand_as(example)), ("zero", torch.zeros_like(example))):
        answers[name] = explained(score, example, baseline, -1, NEXT)
        for answer, token in zip(answers[name], NEXT):
            answer["occlusion"] = occlusion(score(token), example, baseline)
            answer["shapley"] = shapley(score(token), example, baseline)
    return answers


def picture(logits, pixels):
    def score(label):
        return lambda example: logits(example[None])[0, label]

    summed = pixels if pixels.ndim == 3 else pixels[None]  # a row of numbers: as one channel of them
    return {"zero": explained(score, summed, torch.zeros_like(summed), 0)}


def cnn(x, weights):
    for block in range(2):
        of = f"cnn.blocks.{block}."
        x = torch.nn.functional.conv2d(x, weights[of + "convolution.weight"], padding=1)
        x = torch.nn.functional.batch_norm(
            x, *(weights[of + "normalization." + each] for each in ("running_mean", "running_var", "weight", "bias")))
        x = torch.nn.functional.max_pool2d(x.relu(), 2)
    return x.mean((2, 3)) @ weights["classifier.weight"].T + weights["classifier.bias"]


def mlp(x, weights):
    for layer in range(2):
        x = (x.flatten(1) @ weights[f"mlp.layers.{layer}.weight"].T + weights[f"mlp.layers.{layer}.bias"]).relu()
    return x @ weights["classifier.weight"].T + weights["classifier.bias"]


answers = {}
for family in ("bert", "roberta", "distilbert"):
    loaded = AutoModelForSequenceClassification.from_pretrained(here / family)
    answers[family] = text(loaded, here / family)
    adapted = PeftModel.from_pretrained(loaded, here / family / "adapter")
    answers[family + "-lora"] = text(adapted.merge_and_unload(), here / family)
for family in ("gpt2", "llama", "qwen2"):
    loaded = AutoModelForCausalLM.from_pretrained(here / family)
    answers[family] = writer(loaded, here / family)
    adapted = PeftModel.from_pretrained(loaded, here / family / "adapter")
    answers[family + "-lora"] = writer(adapted.merge_and_unload(), here / family)
for family in ("vit", "resnet", "resnet-bottleneck", "resnet-reduction"):
    loaded = AutoModelForImageClassification.from_pretrained(here / family)
    loaded.eval()
    answers[family] = picture(lambda x, net=loaded: net(x).logits, load_file(here / family / "batch.safetensors")["pixel_values"][0])
for family, logits, name in (("cnn", cnn, "pixel_values"), ("mlp", mlp, "features")):
    weights = load_file(here / family / "model.safetensors")
    example = load_file(here / family / "batch.safetensors")[name][0]
    answers[family] = picture(lambda x, of=logits, w=weights: of(x, w), example)
print(json.dumps({"made_with": {"torch": torch.__version__}, "answers": answers}))
