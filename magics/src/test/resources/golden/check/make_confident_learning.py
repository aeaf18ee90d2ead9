"""Answers for ConfidentLearningTest: confident learning as Northcutt, Jiang and Chuang (JAIR 70, 2021) write it, in plain
numpy and by another way than the Java: with masks over whole arrays, from their equations 1, 2 and 3.

    python make_confident_learning.py > confident_learning.json
"""
import json

import numpy as np


def answers(given, p):
    n, m = p.shape
    t = np.array([p[given == j, j].mean() for j in range(m)])  # eq. 2
    above = p >= t - 1e-6
    masked = np.where(above, p, -1.0)
    counted = above.any(axis=1)
    star = masked.argmax(axis=1)
    joint = np.zeros((m, m), int)
    np.add.at(joint, (given[counted], star[counted]), 1)  # eq. 1
    rows = joint.sum(axis=1, keepdims=True)
    calibrated = joint / np.maximum(rows, 1) * np.bincount(given, minlength=m)[:, None]  # eq. 3
    q = calibrated / n
    others = p.copy()
    others[np.arange(n), given] = -1
    margin = p[np.arange(n), given] - others.max(axis=1)
    suspects = [int(i) for i in np.lexsort((np.arange(n), margin)) if counted[i] and star[i] != given[i]]
    return dict(thresholds=t.tolist(), joint=joint.tolist(), noise=float(q.sum() - np.trace(q)), suspects=suspects)


def case(rng, n, m, noise):
    truth = rng.integers(0, m, n)
    given = np.where(rng.random(n) < noise, rng.integers(0, m, n), truth)
    given[:m] = np.arange(m)
    logits = rng.normal(size=(n, m))
    logits[np.arange(n), truth] += 2
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p = np.round(p, 6)
    return dict(given=given.tolist(), probabilities=p.tolist(), **answers(given, p))


rng = np.random.default_rng(5)
print(json.dumps([case(rng, 60, 2, .2), case(rng, 80, 3, .1), case(rng, 90, 5, .3)]))
