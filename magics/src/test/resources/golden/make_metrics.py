"""Writes metrics.json: random predictions and what scikit-learn makes of them. null means undefined.

Run with scikit-learn and scipy installed: python make_metrics.py
Cases have ties in the probabilities, classes without rows and classes that are never predicted.
"""

import json
import pathlib
import warnings

import numpy
import scipy
import scipy.stats
import sklearn
from sklearn import metrics

warnings.filterwarnings("ignore")


def number(value):
    return None if value is None or numpy.isnan(value) else float(value)


def calibration_error(truth, predicted, probabilities, bins=15):
    """15 bins (lo, hi] of equal width, as in Guo 2017."""
    confidence = probabilities[numpy.arange(len(truth)), predicted]
    error = 0.0
    for bin in range(bins):
        inside = (confidence > bin / bins) & (confidence <= (bin + 1) / bins)
        if inside.any():
            gap = (truth == predicted)[inside].mean() - confidence[inside].mean()
            error += inside.mean() * abs(gap)
    return error


def case(seed):
    random = numpy.random.default_rng(seed)
    classes = 2 if seed % 2 else int(random.integers(3, 6))
    rows = int(random.integers(3, 80))
    occurring = classes if seed % 3 else max(1, classes - 1)
    truth = random.integers(0, occurring, rows)
    scores = random.normal(size=(rows, classes)) * 1.5
    scores[numpy.arange(rows), truth] += random.uniform(0, 2)
    probabilities = numpy.exp(scores) / numpy.exp(scores).sum(axis=1, keepdims=True)
    if seed % 4 == 0:  # ties: multiples of 1/20
        probabilities = numpy.round(probabilities * 20) / 20
        probabilities[:, -1] = numpy.round(1 - probabilities[:, :-1].sum(axis=1), 10)
        probabilities = numpy.clip(probabilities, 0, 1)
        probabilities /= probabilities.sum(axis=1, keepdims=True)
    if seed % 5 == 0:  # a class that is never predicted
        probabilities[:, 0] = 0
        probabilities[:, 1] += 1e-9
        probabilities /= probabilities.sum(axis=1, keepdims=True)
    predicted = probabilities.argmax(axis=1)
    labels = list(range(classes))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        truth, predicted, labels=labels, zero_division=numpy.nan
    )
    constant = len(set(truth)) == 1 or len(set(predicted)) == 1
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "probabilities": probabilities.tolist(),
        "expected": {
            "accuracy": metrics.accuracy_score(truth, predicted),
            "macro_f1": metrics.f1_score(truth, predicted, average="macro"),
            "weighted_f1": metrics.f1_score(truth, predicted, average="weighted"),
            "balanced_accuracy": metrics.balanced_accuracy_score(truth, predicted),
            "mcc": None if constant else metrics.matthews_corrcoef(truth, predicted),
            "log_loss": metrics.log_loss(truth, probabilities, labels=labels),
            "brier": metrics.brier_score_loss(
                truth,
                probabilities[:, 1] if classes == 2 else probabilities,
                labels=labels,
                scale_by_half=True,
            ),
            "roc_auc": number(metrics.roc_auc_score(truth, probabilities[:, 1]))
            if classes == 2 and len(set(truth)) == 2
            else None,
            "ece": calibration_error(truth, predicted, probabilities),
        },
        "precision": [number(value) for value in precision],
        "recall": [number(value) for value in recall],
        "f1": [number(value) for value in f1],
        "support": support.tolist(),
    }


def wilson(successes, trials, level):
    interval = scipy.stats.binomtest(successes, trials).proportion_ci(level, method="wilson")
    return {
        "successes": successes,
        "trials": trials,
        "level": level,
        "lower": interval.low,
        "upper": interval.high,
    }


golden = {
    "generator": f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}, numpy {numpy.__version__}",
    "null_means": "undefined",
    "cases": [case(seed) for seed in range(60)],
    "wilson": [
        wilson(successes, trials, level)
        for successes, trials in [(0, 10), (1, 10), (5, 10), (10, 10), (37, 50), (999, 1000)]
        for level in [0.8, 0.95, 0.999]
    ],
}
target = pathlib.Path(__file__).with_name("metrics.json")
target.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
