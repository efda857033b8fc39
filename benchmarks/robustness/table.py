#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""What run.sh has measured so far, as Markdown: table.py OUTPUT"""
import csv
import pathlib
import sys

from corrupt import LEVELS

FIGURES = {"masks": ["jaccard", "threshold_jaccard"], "classes": ["balanced_accuracy", "accuracy"]}


def figures(folder):
    found = []
    for task, names in FIGURES.items():
        file = folder / task / "summary.csv"
        if not file.exists():
            return None
        with file.open(newline="") as lines:
            rows = {row["figure"]: row for row in csv.DictReader(lines)}
        found += [float(rows[name]["value"]) for name in names]
    return found


def main(output):
    whole = figures(output / "none-0")
    names = [name for of in FIGURES.values() for name in of]
    print("| spoiled by | level | " + " | ".join(names) + " |\n|---|---|" + "---|" * len(names))
    print("| nothing | | " + " | ".join(f"{value:.3f}" for value in whole) + " |")
    for kind in LEVELS:
        for level in range(1, 6):
            spoiled = figures(output / f"{kind}-{level}")
            if spoiled:
                print(f"| {kind} | {level} | " + " | ".join(f"{b:.3f} ({b - a:+.3f})" for a, b in zip(whole, spoiled)) + " |")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
