#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""What run.sh has measured so far, as Markdown: table.py DATA OUTPUT

Each figure, and in brackets its difference to the same pictures as they are with the 95 % interval of 1000 bootstrap resamples of
pictures, of lesions where they are known.
"""
import csv
import pathlib
import sys

import numpy as np
from PIL import Image

from corrupt import LEVELS, turned

RESAMPLES = 1000
CLASSES = "MEL NV BCC AKIEC BKL DF VASC".split()


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def mask(path, degrees=0):
    picture = Image.open(path).convert("L")
    return np.asarray(turned(picture, degrees, mask=True) if degrees else picture) > 127


def share(part, whole):
    return part / whole if whole else 1.0


def masks(data, output, level):
    """By kind and picture: Jaccard, the same or 0 below 0.65, sensitivity, specificity, precision, and whether it has the flag."""
    found = {}
    for row in rows(output / f"masks-{level}" / "masks.csv"):
        image, kind = row["image"].rsplit("_", 1)
        file = output / f"masks-{level}" / f"{row['image']}_segmentation.png"
        if not file.exists():
            continue
        degrees = LEVELS[kind][level - 1] if kind == "rotation" else 0
        said, true = mask(file), mask(data / "isic2017" / "masks" / f"{image}_segmentation.png", degrees)
        both = (said & true).sum()
        jaccard = share(both, (said | true).sum())
        found.setdefault(kind, {})[image] = (
            jaccard, jaccard if jaccard >= 0.65 else 0, share(both, true.sum()), share((~said & ~true).sum(), (~true).sum()),
            share(both, said.sum()), row["review"] == "yes")
    return found


def classes(truth, output, level):
    """By kind and picture: the true class and the called one, -1 for none, and whether it has the flag."""
    flags = {row["image"]: row["review"] == "yes" for row in rows(output / f"classes-{level}_review.csv")}
    found = {}
    for row in rows(output / f"classes-{level}.csv"):
        image, kind = row["image"].rsplit("_", 1)
        called = int(np.argmax([float(row[c]) for c in CLASSES])) if row["MEL"] else -1
        found.setdefault(kind, {})[image] = (truth[image], called, flags[row["image"]])
    return found


def of_masks(table):
    return np.array(table, float).mean(0)


def of_classes(table):
    true, called, flag = np.array(table).T
    right = true == called
    recalls = [right[true == c].mean() for c in set(true)]
    melanoma, suspected = true == 0, called == 0
    return np.array([np.mean(recalls), right.mean(), share((melanoma & suspected).sum(), melanoma.sum()),
                     share((~melanoma & ~suspected).sum(), (~melanoma).sum()),
                     share((melanoma & suspected).sum(), suspected.sum()), flag.mean()])


def compared(plain, spoiled, units, figures):
    """Figures of both, and the ends of the interval of their difference."""
    images = sorted(set(plain) & set(spoiled))
    groups = {}
    for image in images:
        groups.setdefault(units.get(image, image), []).append(image)
    groups = list(groups.values())
    chance = np.random.default_rng(20170301)
    apart = []
    for _ in range(RESAMPLES):
        drawn = [image for g in chance.integers(0, len(groups), len(groups)) for image in groups[g]]
        apart.append(figures([spoiled[i] for i in drawn]) - figures([plain[i] for i in drawn]))
    low, high = np.nanpercentile(apart, [2.5, 97.5], axis=0)
    return figures([plain[i] for i in images]), figures([spoiled[i] for i in images]), low, high, len(images)


def write(title, names, measured, units, figures):
    plain = measured[0]["none"]
    print(f"\n{title}: {len(plain)} pictures.\n")
    print("| spoiled by | level | " + " | ".join(names) + " |\n|---|---|" + "---|" * len(names))
    print("| nothing | | " + " | ".join(f"{value:.3f}" for value in figures(list(plain.values()))) + " |")
    for kind in LEVELS:
        for level in range(1, 6):
            spoiled = measured.get(level, {}).get(kind)
            if not spoiled or len(spoiled) < len(plain):
                continue
            before, after, low, high, _ = compared(plain, spoiled, units, figures)
            cells = [f"{b:.3f} ({b - a:+.3f} [{x:+.3f}, {y:+.3f}])" for a, b, x, y in zip(before, after, low, high)]
            print(f"| {kind} | {level} | " + " | ".join(cells) + " |")


def main(data, output):
    labels = rows(data / "ham10000" / "labels.csv")
    truth = {row["image_id"]: CLASSES.index(row["dx"].upper()) for row in labels}
    lesions = {row["image_id"]: row["lesion_id"] for row in labels}
    measured = [level for level in range(6) if (output / f"classes-{level}_review.csv").exists()]
    write("Masks", ["mean Jaccard", "thresholded Jaccard", "sensitivity", "specificity", "precision", "marked for review"],
          {level: masks(data, output, level) for level in measured}, {}, of_masks)
    write("Classes", ["balanced accuracy", "accuracy", "MEL sensitivity", "MEL specificity", "MEL precision", "marked for review"],
          {level: classes(truth, output, level) for level in measured}, lesions, of_classes)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
