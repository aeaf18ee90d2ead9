"""Writes table.json: what scikit-learn makes of the tables in notebooks/data, features and logistic regression.

Every fifth row is kept from training. Run here with scikit-learn 1.9.1: python make_table.py
"""
import csv
import json
import pathlib

import numpy as np
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import OneHotEncoder, StandardScaler

HERE = pathlib.Path(__file__).parent
DATA = HERE.parents[4] / "notebooks" / "data"


def features(rows, training, numeric, categorical):
    cells = np.array([[float(r[c]) if r[c] not in ("", "NA") else np.nan for c in numeric] for r in rows])
    scaler = StandardScaler().fit(cells[training])
    imputer = SimpleImputer(strategy="median", add_indicator=True).fit(scaler.transform(cells[training]))
    numbers = imputer.transform(scaler.transform(cells))
    names = list(numeric) + [numeric[i] + " is missing" for i in imputer.indicator_.features_]
    words = np.array([["(missing)" if r[c] in ("", "NA") else r[c] for c in categorical] for r in rows], dtype=object)
    encoder = OneHotEncoder(min_frequency=5, handle_unknown="infrequent_if_exist", sparse_output=False)
    encoder.fit(words[training])
    for i, column in enumerate(categorical):
        rare = encoder.infrequent_categories_[i]
        kept = [v for v in encoder.categories_[i] if rare is None or v not in rare]
        names += [f"{column}={v}" for v in kept] + ([] if rare is None else [f"{column}=(other)"])
    return names, np.hstack([numbers, encoder.transform(words)])


def case(file, label, numeric, exclude=()):
    rows = list(csv.DictReader(open(DATA / file, newline="")))
    categorical = [c for c in rows[0] if c != label and c not in numeric and c not in exclude]
    training = np.arange(len(rows)) % 5 != 0
    names, x = features(rows, training, numeric, categorical)
    y = np.array([r[label] for r in rows])
    model = LogisticRegression(C=1, tol=1e-10, max_iter=100000).fit(x[training], y[training])
    return {
        "names": names,
        "rows": [[round(float(v), 9) for v in x[i]] for i in (0, 3, 5)],
        "accuracy": float((model.predict(x[~training]) == y[~training]).mean()),
        "probabilities": [[round(float(v), 9) for v in row] for row in model.predict_proba(x[~training])],
    }


golden = {
    "penguins": case(
        "penguins.csv",
        "species",
        ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "year"],
    ),
    "german-credit": case(
        "german-credit.csv",
        "class",
        ["duration", "credit_amount", "installment_commitment", "residence_since", "age", "existing_credits",
         "num_dependents"],
        exclude=("sex",),
    ),
}
(HERE / "table.json").write_text(json.dumps(golden) + "\n")
print({name: (len(each["names"]), each["accuracy"]) for name, each in golden.items()})
