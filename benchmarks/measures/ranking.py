#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""How the measures of measures.csv are spread, and how well each alone ranks melanomas above all other lesions.

    ./lesionj measure ISIC/images --masks ISIC/masks --whole -o out
    python3 benchmarks/measures/ranking.py out/measures.csv ISIC/labels.csv [split]

Prints a row per column: number of lesions, 5, 50 and 95 % quantiles, the area under the ROC curve (0.5 is chance, below it the
measure is smaller in melanomas) and its 95 % interval (Hanley and McNeil 1982). Needs nothing but Python.
"""
import csv
import math
import sys


def auc(positive, negative):
    ranked = sorted([(v, 1) for v in positive] + [(v, 0) for v in negative])
    rank_sum, i = 0.0, 0
    while i < len(ranked):
        k = i
        while k < len(ranked) and ranked[k][0] == ranked[i][0]:
            k += 1
        rank_sum += sum(label for _, label in ranked[i:k]) * (i + 1 + k) / 2
        i = k
    p, n = len(positive), len(negative)
    return (rank_sum - p * (p + 1) / 2) / (p * n)


def interval(area, p, n):
    q1, q2 = area / (2 - area), 2 * area * area / (1 + area)
    error = math.sqrt((area * (1 - area) + (p - 1) * (q1 - area * area) + (n - 1) * (q2 - area * area)) / (p * n))
    return area - 1.96 * error, area + 1.96 * error


def main(measures, labels, split=None):
    with open(labels, newline="") as file:
        rows = [row for row in csv.DictReader(file) if split is None or row["split"] == split]
    melanoma = {row["image_id"]: row["diagnosis"] == "melanoma" for row in rows}
    with open(measures, newline="") as file:
        lesions = [row for row in csv.DictReader(file) if row["image"] in melanoma]
    for column in lesions[0]:
        values = []
        for row in lesions:
            try:
                values.append((float(row[column]), melanoma[row["image"]]))
            except ValueError:
                pass
        if column in ("image", "lesion") or not values:
            continue
        ordered = sorted(v for v, _ in values)
        q5, q50, q95 = (ordered[min(len(ordered) - 1, int(q * len(ordered)))] for q in (0.05, 0.5, 0.95))
        positive, negative = [v for v, m in values if m], [v for v, m in values if not m]
        area = auc(positive, negative)
        low, high = interval(area, len(positive), len(negative))
        print(f"{column:24} {len(values):5} {q5:9.3g} {q50:9.3g} {q95:9.3g}   AUC {area:.3f} [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main(*sys.argv[1:])
