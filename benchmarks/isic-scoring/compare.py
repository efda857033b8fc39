#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Compares the figures of LesionJ's evaluate-* commands with those of PyPI's isic-challenge-scoring. See README.md."""

import argparse
import csv
import pathlib
import subprocess
import sys
import tempfile

import judge

REPOSITORY = judge.HERE.parents[1]
FIXTURE = REPOSITORY / "src/test/resources/io/github/lesionj/evaluation/isic"
TOLERANCE = 1e-9


def lesionj(verb, predictions, truth):
    """The table of an evaluate-* command: figures by column, by the name in the first column."""
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder, "figures.csv")
        command = [REPOSITORY / "lesionj", verb, "--predictions", predictions, "--truth", truth, "--output", table]
        if subprocess.run(command, stdout=subprocess.DEVNULL).returncode != 0:
            sys.exit(f"lesionj {verb} failed, see above")
        with table.open(newline="", encoding="utf-8") as lines:
            header, *rows = csv.reader(lines)
    return {row[0]: dict(zip(header[1:], map(float, row[1:]))) for row in rows}


def compare(task, predictions, truth):
    """Prints the largest difference; returns whether all figures agree."""
    ours = lesionj("evaluate-" + task, predictions, truth)
    theirs = getattr(judge, task)(predictions, truth)
    if set(ours) != set(theirs):
        print(f"{task}: DIFFERENT rows: {sorted(set(ours) ^ set(theirs))[:5]} ...")
        return False
    differences = {
        (row, figure): abs(ours[row][figure] - value) for row, figures in theirs.items() for figure, value in figures.items()
    }
    row, figure = max(differences, key=lambda key: (differences[key] != differences[key], differences[key]))
    worst = differences[row, figure]
    agree = worst <= TOLERANCE
    print(f"{task}: {'equal' if agree else 'DIFFERENT'}, {len(theirs) - 1} rows and their mean, {len(differences)} figures; "
          f"largest difference {worst:.2g} ({row}, {figure})")
    for name, value in theirs["mean" if task == "segmentation" else "macro"].items():
        print(f"  {name:18s} {value:.6f}")
    return agree


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", nargs="?", choices=["segmentation", "classification"], help="default: both, on the fixture")
    parser.add_argument("--predictions", type=pathlib.Path, help="folder of masks, or CSV of probabilities")
    parser.add_argument("--truth", type=pathlib.Path, help="folder of masks, or CSV of classes")
    options = parser.parse_args()
    judge.enter()
    if options.task is None:
        tasks = [
            ("segmentation", FIXTURE / "predictions", FIXTURE / "truth"),
            ("classification", FIXTURE / "predictions.csv", FIXTURE / "truth.csv"),
            ("classification", FIXTURE / "predictions.csv", FIXTURE / "truth-weighted.csv"),
        ]
    elif options.predictions and options.truth:
        tasks = [(options.task, options.predictions, options.truth)]
    else:
        parser.error("give both --predictions and --truth")
    sys.exit(0 if all([compare(*task) for task in tasks]) else 1)


if __name__ == "__main__":
    main()
