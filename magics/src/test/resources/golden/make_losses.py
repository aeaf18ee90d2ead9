"""What torch says of a few outputs. Run: python make_losses.py > losses.json   (torch)"""
import json

import torch
from torch.nn import functional as F

LOGITS = torch.tensor([[1.0, -0.5, 2.0], [0.3, 0.2, -1.0], [-2.0, 1.5, 0.1], [4.0, -3.0, 0.0]])
LABELS = torch.tensor([2, 0, 0, 1])
WEIGHTS = torch.tensor([0.5, 2.0, 1.25])
TRUTHS = torch.tensor([[1.0, 0.0, 1.0], [0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [0.0, 1.0, 0.0]])


def focal(gamma, weights):
    chosen = F.log_softmax(LOGITS, -1).gather(1, LABELS[:, None])[:, 0]
    weight = weights[LABELS]
    return -(weight * (1 - chosen.exp()) ** gamma * chosen).sum() / weight.sum()


print(json.dumps({
    "smoothed": F.cross_entropy(LOGITS, LABELS, label_smoothing=0.1).item(),
    "weighted": F.cross_entropy(LOGITS, LABELS, weight=WEIGHTS).item(),
    "both": F.cross_entropy(LOGITS, LABELS, weight=WEIGHTS, label_smoothing=0.1).item(),
    "focal": focal(2.0, torch.ones(3)).item(),
    "focal_weighted": focal(2.0, WEIGHTS).item(),
    "binary": F.binary_cross_entropy_with_logits(LOGITS, TRUTHS).item(),
    "squared": F.mse_loss(LOGITS, TRUTHS).item(),
}))
