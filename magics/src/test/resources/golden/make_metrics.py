"""Writes metrics.json.gz: random answers and what scikit-learn and scipy make of them. null means undefined.

Run with scikit-learn and scipy installed: python make_metrics.py
The 200 cases of classes have ties in the probabilities, classes without rows, classes that are never predicted, and in
every second case weights.
"""

import gzip
import json
import pathlib
import warnings

import numpy
import scipy
import scipy.optimize
import scipy.stats
import sklearn
from sklearn import metrics

warnings.filterwarnings("ignore")


def number(value):
    return None if value is None or numpy.isnan(value) else float(value)


def numbers(values):
    return [number(value) for value in values]


def calibration_error(truth, predicted, probabilities, weights, bins=15):
    """15 bins (lo, hi] of equal width, as in Guo 2017."""
    confidence = probabilities[numpy.arange(len(truth)), predicted]
    error = 0.0
    for bin in range(bins):
        inside = (confidence > bin / bins) & (confidence <= (bin + 1) / bins)
        if inside.any():
            right = numpy.average((truth == predicted)[inside], weights=weights[inside])
            sure = numpy.average(confidence[inside], weights=weights[inside])
            error += weights[inside].sum() / weights.sum() * abs(right - sure)
    return error


def random_probabilities(random, seed, truth, classes):
    rows = len(truth)
    scores = random.normal(size=(rows, classes)) * 1.5
    scores[numpy.arange(rows), truth] += random.uniform(0, 2)
    probabilities = numpy.exp(scores) / numpy.exp(scores).sum(axis=1, keepdims=True)
    steps = 20 if seed % 4 == 0 else 10_000  # ties: multiples of 1/20
    if seed % 5 == 0:  # a class that is never predicted
        probabilities[:, 0] = 0
    units = numpy.floor(probabilities / probabilities.sum(axis=1, keepdims=True) * steps).astype(int)
    units[:, -1] += steps - units.sum(axis=1)
    return units / steps


def case(seed):
    random = numpy.random.default_rng(seed)
    classes = 2 if seed % 2 else int(random.integers(3, 6))
    rows = int(random.integers(3, 80))
    occurring = classes if seed % 3 else max(1, classes - 1)
    truth = random.integers(0, occurring, rows)
    probabilities = random_probabilities(random, seed, truth, classes)
    weights = numpy.round(random.uniform(0.1, 3, rows), 3) if seed % 4 < 2 else numpy.ones(rows)
    predicted = probabilities.argmax(axis=1)
    labels = list(range(classes))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        truth, predicted, labels=labels, sample_weight=weights, zero_division=numpy.nan
    )
    constant = len(set(truth)) == 1 or len(set(predicted)) == 1
    binary = classes == 2
    both = len(set(truth)) == classes
    weighted = {"sample_weight": weights}

    def one_against_rest(score, average):
        """Each class on its own, as the multi-class averages of scikit-learn are defined; without its checks."""
        present = [label for label in labels if (truth == label).any()]
        if len(present) < 2 or (average == "macro" and not both):
            return None
        parts = [score(truth == label, probabilities[:, label], **weighted) for label in present]
        by = [weights[truth == label].sum() for label in present] if average == "weighted" else None
        return float(numpy.average(parts, weights=by))

    expected = {
        "accuracy": metrics.accuracy_score(truth, predicted, **weighted),
        "macro_f1": metrics.f1_score(truth, predicted, average="macro", **weighted),
        "micro_f1": metrics.f1_score(truth, predicted, average="micro", **weighted),
        "weighted_f1": metrics.f1_score(truth, predicted, average="weighted", **weighted),
        "balanced_accuracy": metrics.balanced_accuracy_score(truth, predicted, **weighted),
        "mcc": None if constant else metrics.matthews_corrcoef(truth, predicted, **weighted),
        "log_loss": metrics.log_loss(truth, probabilities, labels=labels, **weighted),
        "brier": metrics.brier_score_loss(
            truth, probabilities[:, 1] if binary else probabilities, labels=labels, scale_by_half=True, **weighted
        ),
        "roc_auc": number(metrics.roc_auc_score(truth, probabilities[:, 1], **weighted)) if binary and both else None,
        "average_precision": number(metrics.average_precision_score(truth, probabilities[:, 1], **weighted))
        if binary and (truth == 1).any()
        else None,
        "macro_roc_auc": None if binary else one_against_rest(metrics.roc_auc_score, "macro"),
        "weighted_roc_auc": None if binary else one_against_rest(metrics.roc_auc_score, "weighted"),
        "macro_average_precision": None
        if binary or not both
        else one_against_rest(metrics.average_precision_score, "macro"),
        "ece": calibration_error(truth, predicted, probabilities, weights),
    }
    if not binary and both:  # scikit-learn's own averages, where it gives them
        own = {"multi_class": "ovr", "labels": labels, **weighted}
        for average in ["macro", "weighted"]:
            assert numpy.isclose(
                expected[f"{average}_roc_auc"], metrics.roc_auc_score(truth, probabilities, average=average, **own), rtol=1e-13
            )
        assert numpy.isclose(
            expected["macro_average_precision"],
            metrics.average_precision_score(truth, probabilities, average="macro", **weighted),
            rtol=1e-13,
        )
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "probabilities": probabilities.tolist(),
        "weights": weights.tolist(),
        "expected": {name: number(value) for name, value in expected.items()},
        "precision": numbers(precision),
        "recall": numbers(recall),
        "f1": numbers(f1),
        "support": numbers(support),
    }


def regression(seed):
    """Integer weights, so that weighted ranks are those of repeated rows."""
    random = numpy.random.default_rng(1000 + seed)
    rows = int(random.integers(3, 60))
    truth = numpy.round(random.normal(size=rows) * 3, 0 if seed % 3 == 0 else 3)  # ties
    predicted = numpy.round(truth * random.uniform(-0.5, 1) + random.normal(size=rows), 0 if seed % 2 else 3)
    weights = random.integers(1, 4, rows) if seed % 4 < 2 else numpy.ones(rows, int)
    if seed % 10 == 9:
        predicted[:] = 0.1
    often = numpy.repeat(numpy.arange(rows), weights)
    constant = len(set(truth)) == 1 or len(set(predicted)) == 1
    return {
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "weights": weights.tolist(),
        "expected": {
            "mae": metrics.mean_absolute_error(truth, predicted, sample_weight=weights),
            "rmse": metrics.root_mean_squared_error(truth, predicted, sample_weight=weights),
            "r2": metrics.r2_score(truth, predicted, sample_weight=weights) if len(set(truth)) > 1 else None,
            "pearson": None if constant else float(scipy.stats.pearsonr(truth[often], predicted[often])[0]),
            "spearman": None if constant else float(scipy.stats.spearmanr(truth[often], predicted[often])[0]),
        },
    }


def several_labels(seed):
    random = numpy.random.default_rng(2000 + seed)
    rows, labels = int(random.integers(2, 50)), int(random.integers(2, 6))
    truth = random.random((rows, labels)) < random.uniform(0.05, 0.6, labels)
    probabilities = numpy.round(numpy.clip(truth * 0.4 + random.random((rows, labels)) * 0.7, 0, 1), 1 if seed % 2 else 3)
    if seed % 3 == 0:  # a label that nobody has and nobody is given
        truth[:, 0] = False
        probabilities[:, 0] = 0.1
    weights = numpy.round(random.uniform(0.1, 3, rows), 3) if seed % 4 < 2 else numpy.ones(rows)
    predicted = probabilities >= 0.5
    nothing = not (truth | predicted).any()
    weighted = {"sample_weight": weights, "zero_division": numpy.nan}
    return {
        "truth": truth.astype(int).tolist(),
        "probabilities": probabilities.tolist(),
        "weights": weights.tolist(),
        "expected": {
            "macro_f1": None if nothing else number(metrics.f1_score(truth, predicted, average="macro", **weighted)),
            "micro_f1": None if nothing else number(metrics.f1_score(truth, predicted, average="micro", **weighted)),
            "subset_accuracy": metrics.accuracy_score(truth, predicted, sample_weight=weights),
            "hamming": metrics.hamming_loss(truth, predicted, sample_weight=weights),
        },
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


def bca(seed, level):
    """The standard deviation of a skewed sample: the replicates are scipy's, and its interval from them."""
    random = numpy.random.default_rng(3000 + seed)
    sample = numpy.round(random.exponential(size=25 + 10 * seed), 4)
    found = scipy.stats.bootstrap(
        (sample,), numpy.std, n_resamples=499, confidence_level=level, method="BCa", random_state=random
    )
    return {
        "level": level,
        "replicates": found.bootstrap_distribution.tolist(),
        "left_out": [float(numpy.std(numpy.delete(sample, row))) for row in range(len(sample))],
        "statistic": float(numpy.std(sample)),
        "lower": float(found.confidence_interval.low),
        "upper": float(found.confidence_interval.high),
    }


def mcnemar(first, second):
    """Exact below 25 disagreements, else Edwards' correction."""
    total = first + second
    if total < 25:
        p = scipy.stats.binomtest(min(first, second), total, 0.5).pvalue if total else 1.0
    else:
        p = scipy.stats.chi2.sf(max(0, abs(first - second) - 1) ** 2 / total, 1)
    return {"only_first": first, "only_second": second, "p": float(p)}


def temperature(seed):
    random = numpy.random.default_rng(4000 + seed)
    classes = 2 + seed % 3
    truth = random.integers(0, classes, 60)
    probabilities = random_probabilities(random, 1, truth, classes)
    logs = numpy.log(numpy.maximum(probabilities, numpy.finfo(float).tiny))

    def loss(log_temperature):
        scaled = logs / numpy.exp(log_temperature)
        return (scipy.special.logsumexp(scaled, axis=1) - scaled[numpy.arange(60), truth]).mean()

    best = scipy.optimize.minimize_scalar(loss, bounds=(-4.5, 4.5), method="bounded", options={"xatol": 1e-12})
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "probabilities": probabilities.tolist(),
        "temperature": float(numpy.exp(best.x)),
        "log_loss": float(best.fun),
    }


golden = {
    "generator": f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}, numpy {numpy.__version__}",
    "null_means": "undefined",
    "cases": [case(seed) for seed in range(200)],
    "regression": [regression(seed) for seed in range(60)],
    "several_labels": [several_labels(seed) for seed in range(60)],
    "wilson": [
        wilson(successes, trials, level)
        for successes, trials in [(0, 10), (1, 10), (5, 10), (10, 10), (37, 50), (999, 1000)]
        for level in [0.8, 0.95, 0.999]
    ],
    "bca": [bca(seed, level) for seed, level in [(0, 0.95), (1, 0.9), (2, 0.99)]],
    "mcnemar": [
        mcnemar(first, second)
        for first, second in [(0, 0), (0, 1), (3, 9), (12, 12), (1, 23), (10, 15), (25, 25), (30, 60), (5, 200)]
    ],
    "temperature": [temperature(seed) for seed in range(6)],
}
target = pathlib.Path(__file__).with_name("metrics.json.gz")
with open(target, "wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
    packed.write((json.dumps(golden, separators=(",", ":")) + "\n").encode())
