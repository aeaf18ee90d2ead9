"""Writes neighbours.json: random vectors and what scikit-learn's nearest neighbours by cosine make of them.

Run with scikit-learn installed: python make_neighbours.py
"""

import json
import pathlib

import numpy
import sklearn
from sklearn.neighbors import KNeighborsClassifier


def case(seed):
    random = numpy.random.default_rng(seed)
    classes = int(random.integers(2, 5))
    known = numpy.round(random.normal(size=(40, 6)), 3)
    labels = random.integers(0, classes, 40)
    labels[:classes] = range(classes)
    asked = numpy.round(random.normal(size=(10, 6)), 3)
    neighbours = int(random.integers(1, 9))
    model = KNeighborsClassifier(neighbours, metric="cosine", algorithm="brute").fit(known, labels)
    return {
        "classes": classes,
        "neighbours": neighbours,
        "known": known.tolist(),
        "labels": labels.tolist(),
        "asked": asked.tolist(),
        "probabilities": model.predict_proba(asked).tolist(),
    }


golden = {"generator": f"scikit-learn {sklearn.__version__}", "cases": [case(seed) for seed in range(8)]}
pathlib.Path(__file__).with_name("neighbours.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
