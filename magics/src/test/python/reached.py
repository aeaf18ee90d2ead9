"""When each side of TimeToAccuracy first has the best score of Python's three epochs in float32: python reached.py FILE"""
import json
import sys

rows = [json.loads(line) for line in open(sys.argv[1])]
goal = max(row["macro_f1"] for row in rows if row["who"] == "python fp32")
print(f"macro-F1 {goal:.4f} on the validation part, seconds since the process began:")
for who in dict.fromkeys(row["who"] for row in rows):
    mine = [row for row in rows if row["who"] == who]
    at = next((row for row in mine if row["macro_f1"] >= goal), None)
    best = max(mine, key=lambda row: row["macro_f1"])
    print(f"{who:12} " + (f"{at['seconds']:6.1f} (epoch {at['epoch']}, {at['macro_f1']:.4f})" if at else
                          f"not reached; {best['macro_f1']:.4f} after {best['seconds']:.1f} (epoch {best['epoch']})"))
