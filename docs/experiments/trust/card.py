#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Writes the measured figures of this folder into the cards of the bundled models; weights and all else stay as they are.

    docs/experiments/trust/card.py src/main/resources/models

For each model its own figures: those of all pictures among the card's metrics, those of a class or another group among its slices. A group
that was too small for any figure is there without one, and says how many pictures it has.
"""
import csv
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "uncertainty"))
from card_entry import get, put  # noqa: E402

VALIDATION = "validation (used to choose the epoch and the threshold)"
TEST = "test, at 400 x 300 pixels (not used to choose anything)"
CARDS = {
    "efficientnetlite0-unet-isic2017": ("masks-summary.csv", "slices-masks.md", VALIDATION,
                                        "per picture, then mean, at the picture's size, post-processed"),
    "efficientnetlite0-ham10000": ("lesion-test-summary.csv", "lesion-test-slices.md", TEST,
                                   "lesion found by efficientnetlite0-unet-isic2017"),
    "efficientnetlite0-ham10000-whole": ("whole-test-summary.csv", "whole-test-slices.md", TEST, "whole pictures"),
}
OF_ALL = ("balanced_accuracy", "accuracy", "precision", "auc")
NAMES = {"mean Jaccard": "jaccard", "below 0.65": "jaccard_below_0.65"}
OF_CLASSES = ("recall", "precision", "auc", "sens_spec_90")


def metric(name, value, interval, split, images, averaging):
    return {"name": name, "value": float(value), "split": split, "images": int(images), "averaging": averaging,
            "confidenceInterval": [float(end) for end in interval]}


def summary(file):
    with (HERE / file).open(newline="") as lines:
        return {row["figure"]: row for row in csv.DictReader(lines)}


def groups(file):
    """(way, group, pictures, {figure: text}) of each row of a table of slices.py."""
    lines = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in (HERE / file).open()]
    return [(way, group, pictures, dict(zip(lines[0][4:], cells)))
            for way, group, pictures, _, *cells in lines[2:]]


def of_group(way, group, pictures, cells, split, averaging):
    found = [metric(NAMES.get(name, name.replace(" ", "_").lower()), *numbers(text), split, pictures, averaging)
             for name, text in cells.items() if "[" in text]
    few = [name for name, text in cells.items() if text == "too few"]
    description = f"{pictures} picture{'s' * (pictures != '1')}: too few for a figure"
    if found:
        description = f"too few pictures for {', '.join(few)}" if few else ""
    return {"name": f"{way}: {group}", "description": description, "metrics": found}


def numbers(text):
    value, *interval = re.findall(r"-?[0-9.]+", text)
    return value, interval


def of_class(label, pictures, rows, split, averaging):
    ways = {"recall": f"share of the pictures of {label}", "precision": f"share of what was called {label}"}
    return {"name": f"class: {label}", "description": f"{pictures} of {rows['recall ' + label]['images']} pictures", "metrics": [
        metric(name, row["value"], (row["low"], row["high"]), split, row["images"],
               f"{ways.get(name, row['averaging'])}; {averaging}")
        for name in OF_CLASSES for row in [rows[f"{name} {label}"]]]}


def main(folder):
    for name, (table, markdown, split, averaging) in CARDS.items():
        path = pathlib.Path(folder) / f"{name}.zip"
        rows = summary(table)
        of_masks = name.endswith("isic2017")
        found = [metric(figure, row["value"], (row["low"], row["high"]), split, row["images"],
                        averaging if of_masks else f"{row['averaging']}; {averaging}")
                 for figure in (("precision",) if of_masks else OF_ALL) for row in [rows[figure]]]
        slices = []
        for way, group, pictures, cells in groups(markdown):
            if way == "all":
                if "calibration error" in cells:
                    found.append(metric("calibration_error", *numbers(cells["calibration error"]), split, pictures,
                                        f"expected, of the greatest probability in 15 bins; {averaging}"))
            elif way == "class" and not of_masks:
                slices.append(of_class(group.upper(), pictures, rows, split, averaging))
            else:
                slices.append(of_group(way, group, pictures, cells, split, averaging))
        old = [m for m in get(path, "metrics") if (m["name"], m["split"]) not in {(f["name"], f["split"]) for f in found}]
        put(path, "metrics", old + found)
        put(path, "slices", slices)


if __name__ == "__main__":
    main(*sys.argv[1:])
