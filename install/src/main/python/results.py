"""Prints what a run notebook found: the tables of its %evaluate cells, or the error that stopped it.

Usage: results.py NOTEBOOK. Exits with 1 when a cell failed, or when no cell evaluated anything.
"""

import json
import re
import sys

EVALUATION = re.compile(r"^(.*=\s*)?%evaluate\b", re.MULTILINE)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def joined(text):
    """A notebook keeps long texts as lists of lines."""
    return "".join(text)


def main(path):
    with open(path, encoding="utf-8") as file:
        cells = [cell for cell in json.load(file)["cells"] if cell["cell_type"] == "code"]

    for number, cell in enumerate(cells, start=1):
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                trace = "\n".join(output["traceback"])
                print(f"Code cell {number} failed:\n\n{joined(cell['source'])}\n", file=sys.stderr)
                print(trace if sys.stderr.isatty() else COLOUR.sub("", trace), file=sys.stderr)
                return 1

    results = [
        joined(output["data"]["text/plain"])
        for cell in cells
        if EVALUATION.search(joined(cell["source"]))
        for output in cell["outputs"]
        if "text/plain" in output.get("data", {})
    ]
    if not results:
        print(f"{path} has no results: no cell with %evaluate showed a table", file=sys.stderr)
        return 1
    print("\n\n".join(results))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
