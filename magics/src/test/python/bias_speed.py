"""How long Fairlearn's MetricFrame takes: bias_speed.py ROWS.csv [BOOTSTRAPS [ROUNDS]].

Writes the rows if there is no such file, a hundred thousand of them: a truth, a score and one of four groups. Without
BOOTSTRAPS that is all. BiasSpeed reads the same rows.
"""

import csv
import json
import pathlib
import random
import sys
import time

ROWS = 100_000
SHARES = {"a": 0.70, "b": 0.15, "c": 0.10, "d": 0.05}


def write(path):
    chance = random.Random(42)
    with path.open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["truth", "score", "group"])
        for group in chance.choices(list(SHARES), list(SHARES.values()), k=ROWS):
            truth = int(chance.random() < 0.3)
            score = min(1, max(0, 0.25 + 0.3 * truth + chance.gauss(0, 0.2)))
            rows.writerow([truth, f"{score:.6f}", group])


def measure(path, bootstraps):
    from fairlearn.metrics import (
        MetricFrame,
        false_negative_rate,
        false_positive_rate,
        selection_rate,
        true_negative_rate,
        true_positive_rate,
    )
    from sklearn.metrics import accuracy_score, precision_score

    with path.open() as lines:
        rows = list(csv.DictReader(lines))
    truth = [int(row["truth"]) for row in rows]
    predicted = [int(float(row["score"]) > 0.5) for row in rows]
    start = time.perf_counter()
    frame = MetricFrame(
        metrics={
            "selection": selection_rate,
            "tpr": true_positive_rate,
            "fnr": false_negative_rate,
            "fpr": false_positive_rate,
            "tnr": true_negative_rate,
            "accuracy": accuracy_score,
            "precision": precision_score,
        },
        y_true=truth,
        y_pred=predicted,
        sensitive_features=[row["group"] for row in rows],
        n_boot=bootstraps,
        ci_quantiles=[0.025, 0.975],
        random_state=42,
    )
    frame.by_group_ci, frame.difference_ci(), frame.ratio_ci()
    return time.perf_counter() - start, frame.difference()["selection"]


if __name__ == "__main__":
    file = pathlib.Path(sys.argv[1])
    if not file.exists():
        write(file)
    for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 0 if len(sys.argv) < 3 else 1):
        seconds, gap = measure(file, int(sys.argv[2]))
        print(
            json.dumps(
                {"who": "fairlearn", "rows": ROWS, "bootstraps": int(sys.argv[2]),
                 "seconds": round(seconds, 3), "gap": round(gap, 4)}
            )
        )
