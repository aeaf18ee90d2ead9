"""What torch's schedulers give over 1,000 steps, and where its optimisers end.
Run: python make_schedules.py | gzip -n9 > schedules.json.gz   (torch)

rates: the learning rate of every step, the peak being 1; the climb takes 100 steps (of one-cycle 300).
weights: after 1,000 steps down the slope of 0.5 * sum((w * x - 1)^2) by the cosine schedule at peak 0.01, decay 0.1, in
double precision.
single: the same in single precision, by the fused optimisers.
"""
import json
import warnings

import torch
from torch.optim import lr_scheduler as schedulers

warnings.filterwarnings("ignore")
STEPS, CLIMB = 1000, 100
START = [0.5, -0.25, 2.0, 0.0]
SLOPE = [1.0, 2.0, -0.5, 3.0]


def warmed(optimizer, after):
    climb = schedulers.LinearLR(optimizer, 1 / CLIMB, 1, CLIMB - 1)
    return schedulers.SequentialLR(optimizer, [climb, after], [CLIMB])


SCHEDULES = {
    "COSINE": lambda o: warmed(o, schedulers.CosineAnnealingLR(o, STEPS - CLIMB)),
    "LINEAR": lambda o: warmed(o, schedulers.LinearLR(o, 1, 0, STEPS - CLIMB)),
    "CONSTANT": lambda o: warmed(o, schedulers.ConstantLR(o, 1)),
    "ONE_CYCLE": lambda o: schedulers.OneCycleLR(o, o.defaults["lr"], total_steps=STEPS, cycle_momentum=False),
}


def rates(make):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
    scheduler = make(optimizer)
    found = []
    for _ in range(STEPS):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return found


def weights(make, dtype=torch.float64):
    w = torch.tensor(START, dtype=dtype, requires_grad=True)
    x = torch.tensor(SLOPE, dtype=dtype)
    optimizer = make([w])
    scheduler = SCHEDULES["COSINE"](optimizer)
    for _ in range(STEPS):
        optimizer.zero_grad()
        (0.5 * (w * x - 1).pow(2)).sum().backward()
        optimizer.step()
        scheduler.step()
    return w.tolist()


def rules(**more):
    return {
        "adamw": lambda w: torch.optim.AdamW(w, lr=0.01, weight_decay=0.1, **more),
        "sgd": lambda w: torch.optim.SGD(w, lr=0.01, weight_decay=0.1, **more),
        "momentum": lambda w: torch.optim.SGD(w, lr=0.01, momentum=0.9, weight_decay=0.1, **more),
        "nesterov": lambda w: torch.optim.SGD(w, lr=0.01, momentum=0.9, nesterov=True, weight_decay=0.1, **more),
    }


print(json.dumps({
    "rates": {name: rates(make) for name, make in SCHEDULES.items()},
    "weights": {name: weights(make) for name, make in rules().items()},
    "single": {name: weights(make, torch.float32) for name, make in rules(fused=True).items()},
}))
