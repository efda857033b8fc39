#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Writes measured ROC curves into the card of a bundled model; weights and all else stay as they are.

    curves.py LABELS.csv SPLIT MODEL.zip CLASSES.csv [BESIDE CLASSES.csv]...

CLASSES.csv is what classify said with the model alone; each BESIDE names another model and what that one said alone, and adds the
curves of the mean of all so far, which is how models answer together. The points are those that training writes (MeasuredCurves).
"""
import csv
import sys

from card_entry import put

SENSITIVITIES = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975, 0.99]


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def answers(path):
    """The probabilities of each picture that has any."""
    return {row["image"]: {c: float(p) for c, p in row.items() if c != "image"}
            for row in rows(path) if row["MEL"]}


def points(numbers, positive):
    """At each wanted sensitivity the first threshold that reaches it, half-way to the next lower probability."""
    order = sorted(set(numbers), reverse=True)
    positives = sum(positive)
    curve = []
    for threshold in order:
        found = sum(p >= threshold and t for p, t in zip(numbers, positive))
        alarms = sum(p >= threshold and not t for p, t in zip(numbers, positive))
        curve.append((found / positives, 1 - alarms / (len(numbers) - positives), threshold))
    chosen, last = [], -1
    for wanted in SENSITIVITIES:
        place = next(i for i, point in enumerate(curve) if point[0] >= wanted)
        if place > last:
            below = order[place + 1] if place + 1 < len(order) else 0
            chosen.append({"sensitivity": curve[place][0], "specificity": curve[place][1],
                           "threshold": (curve[place][2] + below) / 2})
        last = place
    return chosen


def curves(said, truth, beside, split):
    images = sorted(said)
    found = []
    for label in next(iter(said.values())):
        positive = [truth[image] == label for image in images]
        if 0 < sum(positive) < len(images):
            found.append({"label": label, "beside": beside, "split": split, "images": len(images), "positives": sum(positive),
                          "points": points([said[image][label] for image in images], positive)})
    return found


def mean(tables):
    return {image: {c: sum(table[image][c] for table in tables) / len(tables) for c in tables[0][image]} for image in tables[0]}


def main(labels, split, model, own, *others):
    truth = {row["image_id"]: row["dx"].upper() for row in rows(labels)}
    tables, beside = [answers(own)], []
    found = curves(tables[0], truth, [], split)
    for name, table in zip(others[::2], others[1::2]):
        tables.append(answers(table))
        beside.append(name)
        found += curves(mean(tables), truth, list(beside), split)
    put(model, "rocCurves", found)
    for curve in found:
        if curve["label"] == "MEL":
            for point in curve["points"]:
                print(f"{' + '.join([model.split('/')[-1][:-4], *curve['beside']])}: sensitivity {point['sensitivity']:.3f}, "
                      f"specificity {point['specificity']:.3f}, threshold {point['threshold']:.4f} "
                      f"({curve['positives']} of {curve['images']})")


if __name__ == "__main__":
    main(*sys.argv[1:])
