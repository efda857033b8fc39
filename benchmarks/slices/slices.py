#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Figures by group, with 95 % bootstrap intervals; lesions are drawn where the table has lesion_id, otherwise pictures.

    slices.py masks   SCORES.csv  LABELS.csv [--tone MEASURES.csv] [--hair SHARES.csv]
    slices.py classes CLASSES.csv LABELS.csv [--tone MEASURES.csv] [--hair SHARES.csv]

SCORES.csv is evaluate-segmentation's, CLASSES.csv classify's, MEASURES.csv measure's, SHARES.csv has image,share: how much of the
picture its hair mask covers. Prints Markdown. A group of fewer than 20 pictures has no figure, nor has a recall of fewer than 10
melanomas: it would say nothing.
"""
import argparse
import csv
import random

LEAST = 20
LEAST_MELANOMAS = 10
RESAMPLES = 2000
MELANOMAS = "recall MEL"
CLASSES = "MEL NV BCC AKIEC BKL DF VASC".split()


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def band(value, edges, unit=""):
    if value in ("", None):
        return "unknown"
    number = float(value)
    low = None
    for edge in edges:
        if number < edge:
            return f"below {edge}{unit}" if low is None else f"{low} to {edge}{unit}"
        low = edge
    return f"{low}{unit} and more"


def groups(row, sizes, tones, hairs):
    """The group of a picture in each way of grouping."""
    image = row["image_id"]
    found = {}
    if row.get("dx") or row.get("diagnosis"):
        found["class"] = row.get("dx") or row["diagnosis"]
    for field in ("sex", "localization", "dx_type"):
        if field in row:
            found[field] = row[field] or "unknown"
    if "age" in row:
        found["age"] = band(row["age"], [30, 45, 60, 75])
    if image in sizes:
        found["lesion, share of the picture"] = band(sizes[image], [0.05, 0.15, 0.3, 0.5])
    if tones:
        found["skin tone (ITA)"] = tones.get(image) or "unknown"
    if hairs:
        found["hair, share of the picture"] = band(hairs.get(image, ""), [0.01, 0.05])
    return found


def interval(units, figure):
    """Of groups of pictures, such as those of a lesion."""
    chance = random.Random(20170301)
    values = sorted(v for v in (figure([p for unit in chance.choices(units, k=len(units)) for p in unit])
                                for _ in range(RESAMPLES)) if v is not None)
    return values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]


def mean(values):
    return sum(values) / len(values) if values else None


def balanced(pictures):
    shares = {}
    for truth, said in pictures:
        shares.setdefault(truth, []).append(truth == said)
    return mean([mean(right) for right in shares.values()])


def figures(kind):
    if kind == "masks":
        return {"mean Jaccard": lambda p: mean([j for j in p]), "share below 0.65": lambda p: mean([j < 0.65 for j in p])}
    return {"accuracy": lambda p: mean([t == s for t, s in p]), "balanced accuracy": balanced,
            MELANOMAS: lambda p: mean([s == "MEL" for t, s in p if t == "MEL"])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["masks", "classes"])
    parser.add_argument("table")
    parser.add_argument("labels")
    parser.add_argument("--tone")
    parser.add_argument("--hair")
    asked = parser.parse_args()
    labels = {row["image_id"]: row for row in rows(asked.labels)}
    tones, sizes = {}, {}
    if asked.tone:
        for row in rows(asked.tone):
            if row.get("lesion") in ("1", "", None):
                tones[row["image"]] = row["skin_tone"]
    for image, row in labels.items():
        if row.get("mask_area_fraction"):
            sizes[image] = row["mask_area_fraction"]
    hairs = {row["image"]: row["share"] for row in rows(asked.hair)} if asked.hair else {}
    answers = {}
    for row in rows(asked.table):
        if row["image"] not in labels:
            continue
        if asked.kind == "masks":
            answers[row["image"]] = float(row["jaccard"])
        else:
            said = max(CLASSES, key=lambda c: float(row[c])) if row["MEL"] else ""
            answers[row["image"]] = (labels[row["image"]]["dx"].upper(), said)
    ways = {"all": {"all": list(answers)}}
    for image in answers:
        for way, group in groups(labels[image], sizes, tones, hairs).items():
            ways.setdefault(way, {}).setdefault(group, []).append(image)
    names = list(figures(asked.kind))
    print("| by | group | pictures | lesions | " + " | ".join(names) + " |\n|---|---|---|---|" + "---|" * len(names))
    for way, of in ways.items():
        for group, images in sorted(of.items()):
            units = {}
            for image in images:
                units.setdefault(labels[image].get("lesion_id") or image, []).append(answers[image])
            cells = []
            for name, figure in figures(asked.kind).items():
                value = figure([answers[image] for image in images])
                few = name == MELANOMAS and sum(answers[image][0] == "MEL" for image in images) < LEAST_MELANOMAS
                if len(images) < LEAST or few or value is None:
                    cells.append("too few" if value is not None else "-")
                else:
                    low, high = interval(list(units.values()), figure)
                    cells.append(f"{value:.3f} [{low:.3f}, {high:.3f}]")
            print(f"| {way} | {group} | {len(images)} | {len(units)} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
