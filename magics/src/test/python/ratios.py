"""What the rounds of install/benchmark training come to: python ratios.py FILE"""
import json
import statistics
import sys

rows = [json.loads(line) for line in open(sys.argv[1])]
for task in ("train", "predict"):
    crema, torch = ([row[task] for row in rows if (row["who"] == "crema") == ours] for ours in (True, False))
    ratios = [ours / theirs for ours, theirs in zip(crema, torch)]
    print(
        f"{task}: {statistics.median(crema):.1f} beside {statistics.median(torch):.1f} samples/s, "
        f"{statistics.median(ratios):.2f}x ({min(ratios):.2f} to {max(ratios):.2f})"
    )
