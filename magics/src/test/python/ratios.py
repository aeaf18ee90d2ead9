"""What the rounds of install/benchmark training come to: python ratios.py FILE

The best of Python's ways stands beside Crema's: the one of the highest median."""
import json
import statistics
import sys

rows = [json.loads(line) for line in open(sys.argv[1])]


def rates(case, who):
    return [row["rate"] for row in rows if (row["case"], row["who"]) == (case, who)]


def peak(case, who):
    return max(row["peak_mb"] for row in rows if (row["case"], row["who"]) == (case, who))


for case in dict.fromkeys(row["case"] for row in rows):
    ours = rates(case, "crema")
    others = dict.fromkeys(row["who"] for row in rows if row["case"] == case and row["who"] != "crema")
    best = max(others, key=lambda who: statistics.median(rates(case, who)))
    theirs = rates(case, best)
    ratios = [a / b for a, b in zip(ours, theirs)]
    print(f"{case:14} {statistics.median(ours):9.1f} beside {statistics.median(theirs):9.1f} examples/s, "
          f"{statistics.median(ratios):.2f}x ({min(ratios):.2f} to {max(ratios):.2f}); "
          f"peak {peak(case, 'crema'):.0f} beside {peak(case, best):.0f} MB; {best}")
