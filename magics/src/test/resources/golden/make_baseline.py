"""Makes baseline.json: what scikit-learn says of the reviews in small-fine-foods.

Run with the project's root as working directory:  python magics/src/test/resources/golden/make_baseline.py
Needs scikit-learn (made with 1.9.1).
"""

import gzip
import json
import pathlib

import numpy as np
import sklearn
from sklearn.datasets import load_iris
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

HERE = pathlib.Path(__file__).parent
DATA = HERE.parents[2] / "main/resources/io/crema/finetune/data/small-fine-foods"


def read(part):
    with gzip.open(DATA / f"{part}.tsv.gz", "rt", encoding="utf-8", newline="\n") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    return [row[2] for row in rows], [row[1] for row in rows]


def reviews(words, c):
    """The first column is P(great): the label names in alphabetical order are great, other."""
    texts, labels = read("train")
    test_texts, test_labels = read("test")
    vectorizer = TfidfVectorizer(**words)
    # A tight tolerance: the optimum itself, not where one solver happens to stop.
    model = LogisticRegression(C=c, tol=1e-8, max_iter=10000).fit(vectorizer.fit_transform(texts), labels)
    features = vectorizer.transform(test_texts)
    return {
        "terms": len(vectorizer.vocabulary_),
        "accuracy": model.score(features, test_labels),
        "great": [round(p, 6) for p in model.predict_proba(features)[:, 0].tolist()],
    }


def three_classes():
    """Dense features, softmax, a penalty other than the default."""
    iris = load_iris()
    model = LogisticRegression(C=0.5, tol=1e-10, max_iter=10000).fit(iris.data, iris.target)
    return {
        "c": 0.5,
        "features": iris.data.tolist(),
        "labels": iris.target.tolist(),
        "probabilities": np.round(model.predict_proba(iris.data), 8).tolist(),
    }


golden = {
    "made_with": f"make_baseline.py, scikit-learn {sklearn.__version__}",
    "defaults": reviews({}, 1),
    "strong": reviews({"ngram_range": (1, 2), "sublinear_tf": True}, 10),
    "three_classes": three_classes(),
}
(HERE / "baseline.json").write_text(json.dumps(golden) + "\n")
