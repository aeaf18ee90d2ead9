"""When each side of TimeToAccuracy has the score that Python's float32 has after its three epochs, over all seeds:
python reached.py FILE"""
import json
import statistics
import sys

rows = [json.loads(line) for line in open(sys.argv[1])]
epochs = sorted({row["epoch"] for row in rows})
seeds = sorted({row["seed"] for row in rows})


def of(who, epoch, what):
    return {row["seed"]: row[what] for row in rows if (row["who"], row["epoch"]) == (who, epoch)}


goal = of("python fp32", epochs[-1], "macro_f1")
mean = statistics.mean(goal.values())
print(f"python fp32 has macro-F1 {mean:.4f} on the validation part after epoch {epochs[-1]}, the mean of {len(seeds)} seeds")
for who in dict.fromkeys(row["who"] for row in rows):
    for epoch in epochs:
        scores = of(who, epoch, "macro_f1")
        lags = [scores[seed] - goal[seed] for seed in scores]
        error = statistics.stdev(lags) / len(lags) ** 0.5 if len(lags) > 1 else float("nan")
        seconds = statistics.mean(of(who, epoch, "seconds").values())
        print(f"{who:12} epoch {epoch}: {statistics.mean(scores.values()):.4f} after {seconds:6.1f} s, "
              f"{statistics.mean(lags):+.4f} to the goal (standard error {error:.4f})")
